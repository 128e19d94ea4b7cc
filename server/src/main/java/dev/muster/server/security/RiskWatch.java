package dev.muster.server.security;

import dev.muster.server.factor.RiskSignal;
import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Notices what is unusual about a sign-in. */
public interface RiskWatch {
    /** What is unusual; asked after the right password, while the account is as it was before. */
    Set<RiskSignal> at(Account account, HttpServletRequest request);

    /** The sign-in is complete: what was new is known from now on. */
    void signedIn(Account account, HttpServletRequest request);
}
