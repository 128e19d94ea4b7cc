package dev.muster.server.security;

import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** Browsers that stand in for a code. */
public interface RememberedDevices {
    /** The session's attribute that is there when this sign-in showed a copy of a token. */
    String STOLEN = "muster.device-stolen";

    /**
     * Whether the request comes from one of the account's, and what is unusual lets it count: takes its token, and gives it
     * the next.
     */
    boolean recognise(Account account, Risk risk, HttpServletRequest request, HttpServletResponse response);

    /** For how long the account's browser may be remembered; zero for not at all. */
    Duration offer(Account account);

    /** Somebody wants this browser remembered, or does not: it will be once the sign-in is complete. */
    void wish(boolean wanted, HttpServletRequest request);

    /** The sign-in is complete: remembers the browser if that was wished. */
    void signedIn(Account account, HttpServletRequest request, HttpServletResponse response);

    /** Remembers none of an account's browsers any more, and ends the sessions that they began. */
    void forgetAll(String accountId, HttpServletRequest request);
}
