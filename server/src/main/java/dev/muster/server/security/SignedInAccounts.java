package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import dev.muster.store.audit.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Begins sessions: after a password, and after a one-use link that made one. */
public final class SignedInAccounts {
    static final String BROWSER = "muster.browser";
    static final String ADDRESS = "muster.address";
    private static final Duration KIOSK_IDLE = Duration.ofDays(7);
    private static final int LONGEST = 300;

    private final Accounts accounts;
    private final DeviceCookie devices;
    private final Auditing auditing;
    private final Clock clock;

    SignedInAccounts(Accounts accounts, DeviceCookie devices, Auditing auditing, Clock clock) {
        this.accounts = accounts;
        this.devices = devices;
        this.auditing = auditing;
        this.clock = clock;
    }

    /** What a session of the account holds; no password, and nothing made from one. */
    Authentication authentication(Account account) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.id(), account.securityVersion(), clock.instant()),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + account.role())));
        // Left empty, Spring would fill it with the attempt's details, which no session can keep.
        token.setDetails("");
        return token;
    }

    /** Signs an account in without a password, under a new session id; for whoever just chose one. */
    public void begin(String accountId, HttpServletRequest request, HttpServletResponse response) {
        Account account = accounts.byId(accountId).orElseThrow();
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(account));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        note(account, request, response);
    }

    /** Notes a session that has begun. */
    Account begun(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        Account account = accounts.byId(authentication.getName()).orElseThrow();
        note(account, request, response);
        return account;
    }

    private void note(Account account, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        String browser = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        session.setAttribute(BROWSER, browser.length() > LONGEST ? browser.substring(0, LONGEST) : browser);
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        if (account.role() == Role.KIOSK) {
            session.setMaxInactiveInterval((int) KIOSK_IDLE.toSeconds());
        }
        accounts.noteSignIn(account.id());
        devices.write(account.id(), request, response);
        Viewer.of(account, Set.of()).attachTo(request);
        auditing.note(request, AuditEntry.of("sign-in", "ok").by("account", account.id(), account.name()));
    }
}
