package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the account of a session afresh at each request, and ends the session when it may not go on. Uploads of whoever
 * is not signed in are refused unread.
 */
final class SessionGuard extends OncePerRequestFilter {
    private final Accounts accounts;
    private final SessionRules rules;
    private final RequestStanding standing;

    SessionGuard(Accounts accounts, SessionRules rules, RequestStanding standing) {
        this.accounts = accounts;
        this.rules = rules;
        this.standing = standing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            Optional<Account> account = accounts.byId(signedIn.accountId());
            if (account.isEmpty()
                    || !rules.mayGoOn(signedIn, account.get())
                    || !standing.note(account.get(), authentication, request)) {
                end(request);
            }
        }
        if (isUpload(request) && Viewer.of(request).isEmpty()) {
            // Before anybody looks for a CSRF token in it, which would write all of it to the disk; so would an error
            // page.
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private static void end(HttpServletRequest request) {
        Viewer.detachFrom(request);
        PendingSignIn.detachFrom(request);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
