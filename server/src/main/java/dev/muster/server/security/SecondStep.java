package dev.muster.server.security;

import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;

/** What begins when a password was right and a code is owed. */
public interface SecondStep {
    /** Sends a code, where the account's first way is one that is sent. */
    void begin(Account account, HttpServletRequest request);
}
