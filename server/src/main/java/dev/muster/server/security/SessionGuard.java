package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
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
    private final FactorRules factors;

    SessionGuard(Accounts accounts, SessionRules rules, FactorRules factors) {
        this.accounts = accounts;
        this.rules = rules;
        this.factors = factors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            Optional<Account> account = accounts.byId(signedIn.accountId());
            if (account.isEmpty() || !rules.mayGoOn(signedIn, account.get())) {
                end(request);
            } else if (factors.isComplete(account.get(), authentication)) {
                let(account.get(), request);
            } else if (factors.mayBeCompleted(authentication)) {
                new PendingSignIn(account.get(), factors.steps(account.get())).attachTo(request);
            } else {
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

    private void let(Account account, HttpServletRequest request) {
        Set<String> groups = account.role() == Role.MANAGER ? accounts.groups(account.id()) : Set.of();
        Viewer.of(account, groups).attachTo(request);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
