package dev.muster.store.account;

/** What a one-use link is for. */
public enum TicketPurpose {
    /** Makes the first administrator. */
    SETUP,
    /** Lets somebody who was invited choose a password. */
    INVITATION,
    /** Lets somebody who forgot the password choose another. */
    RESET
}
