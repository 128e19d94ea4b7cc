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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Begins sessions: after a password, and after a one-use link that made one; and adds the factors that follow. */
public final class SignedInAccounts {
    static final String BROWSER = "muster.browser";
    static final String ADDRESS = "muster.address";
    private static final Duration KIOSK_IDLE = Duration.ofDays(7);
    private static final int LONGEST = 300;

    private final Accounts accounts;
    private final FactorRules factors;
    private final DeviceCookie devices;
    private final Auditing auditing;
    private final Clock clock;

    SignedInAccounts(Accounts accounts, FactorRules factors, DeviceCookie devices, Auditing auditing, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.devices = devices;
        this.auditing = auditing;
        this.clock = clock;
    }

    /** What a session holds after the right password: no password, and nothing made from one. */
    Authentication afterPassword(Account account) {
        Instant now = clock.instant();
        return authentication(account, now, List.of(HeldFactors.proved(HeldFactors.PASSWORD, now)));
    }

    /**
     * Signs an account in under a new session id; for whoever just chose a password. The account's codes are owed still,
     * unless this session has proved one.
     */
    public void begin(String accountId, HttpServletRequest request, HttpServletResponse response) {
        Account account = accounts.byId(accountId).orElseThrow();
        Authentication authentication = current(account)
                .map(held -> with(account, held, HeldFactors.PASSWORD))
                .orElseGet(() -> afterPassword(account));
        save(authentication, request, response);
        goOn(account, authentication, request, response);
    }

    /** A factor was shown: the session has it now, under a new id, and may be complete with it. */
    public void prove(Account account, SessionFactor factor, HttpServletRequest request, HttpServletResponse response) {
        goOn(account, hold(account, factor, request, response), request, response);
    }

    /** The session has a factor more, under a new id: one that was added just now. */
    public Authentication hold(
            Account account, SessionFactor factor, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = with(account, current(account).orElseThrow(), factor.authority());
        save(authentication, request, response);
        return authentication;
    }

    /** The password was given once more: whatever else the account needs is owed once more too. */
    public void askAnew(Account account, HttpServletRequest request, HttpServletResponse response) {
        Authentication held = current(account).orElseThrow();
        List<GrantedAuthority> left =
                HeldFactors.withoutCodes(HeldFactors.with(held, HeldFactors.PASSWORD, clock.instant()));
        save(authentication(account, since(held), left), request, response);
    }

    /** Notes a session that has begun after a password, unless more is owed. */
    void begun(
            Account account, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        goOn(account, authentication, request, response);
    }

    Account account(Authentication authentication) {
        return accounts.byId(authentication.getName()).orElseThrow();
    }

    private void goOn(
            Account account, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (factors.isComplete(account, authentication)) {
            note(account, authentication, request, response);
        } else {
            new PendingSignIn(account, List.of(Step.CODE)).attachTo(request);
        }
    }

    private static void save(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    /** What this session holds, where it is the account's. */
    private static Optional<Authentication> current(Account account) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(held -> held.getPrincipal() instanceof SignedIn signedIn
                        && signedIn.accountId().equals(account.id()));
    }

    private Authentication with(Account account, Authentication held, String factor) {
        return authentication(account, since(held), HeldFactors.with(held, factor, clock.instant()));
    }

    private static Instant since(Authentication held) {
        return ((SignedIn) Objects.requireNonNull(held.getPrincipal())).since();
    }

    private Authentication authentication(Account account, Instant since, List<GrantedAuthority> held) {
        List<GrantedAuthority> authorities = new ArrayList<>(held);
        authorities.add(new SimpleGrantedAuthority("ROLE_" + account.role()));
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.id(), account.securityVersion(), since), null, authorities);
        // Left empty, Spring would fill it with the attempt's details, which no session can keep.
        token.setDetails("");
        return token;
    }

    private void note(
            Account account, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        String browser = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        session.setAttribute(BROWSER, browser.length() > LONGEST ? browser.substring(0, LONGEST) : browser);
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        if (account.role() == Role.KIOSK) {
            session.setMaxInactiveInterval((int) KIOSK_IDLE.toSeconds());
        }
        accounts.noteSignIn(account.id());
        devices.write(account.id(), request, response);
        PendingSignIn.detachFrom(request);
        Viewer.of(account, Set.of()).attachTo(request);
        auditing.note(
                request,
                AuditEntry.of("sign-in", "ok")
                        .by("account", account.id(), account.name())
                        .saying(HeldFactors.names(authentication)));
    }
}
