package dev.muster.store.account;

/** What an account may do. */
public enum Role {
    /** Everything. */
    ADMINISTRATOR,
    /** The people and reports of the account's groups. */
    MANAGER,
    /** The account's own data. */
    MEMBER,
    /** A device at a door: live recognition, no data. */
    KIOSK
}
