package dev.muster.server.security;

import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;

/** Tells an account's phones and mailboxes what its owner should know at once; no more often than is useful. */
public interface Warnings {
    /**
     * What came before was right, and a code, face or passkey was not. From a browser that the account knows a slip or two
     * is no news; told once an hour at most.
     */
    void failedFactor(Account account, boolean knownBrowser);

    /** The account has signed in with a browser that it never used before. */
    void newDevice(Account account, HttpServletRequest request);

    /** The account's face was off after many failures, and somebody who showed other factors has switched it on again. */
    void faceRenewed(Account account);

    /** A remembered browser's token was shown a second time: somebody has a copy. */
    void stolenDevice(Account account, HttpServletRequest request);
}
