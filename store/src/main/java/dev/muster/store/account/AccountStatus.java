package dev.muster.store.account;

/** Whether an account may sign in. */
public enum AccountStatus {
    /** Registered by its owner; an administrator has yet to approve it. */
    PENDING,
    /** Invited; the password has yet to be chosen. */
    INVITED,
    ACTIVE,
    DISABLED
}
