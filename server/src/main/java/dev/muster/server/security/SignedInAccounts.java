package dev.muster.server.security;

import dev.muster.server.factor.Raise;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
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
    /** The remembered browser that a session was begun by or for. */
    static final String DEVICE = "muster.device";
    /** Whether a remembered browser stands in for a code. */
    static final String BY_DEVICE = "muster.by-device";

    private static final String NOTED = "muster.noted";
    private static final int LONGEST = 300;

    private final Accounts accounts;
    private final FactorRules rules;
    private final RequestStanding standing;
    private final DeviceCookie devices;
    private final Auditing auditing;
    private final Clock clock;
    private final RiskWatch watch;
    private final RememberedDevices remembered;

    SignedInAccounts(
            Accounts accounts,
            FactorRules rules,
            DeviceCookie devices,
            Auditing auditing,
            Clock clock,
            RiskWatch watch,
            RememberedDevices remembered) {
        this.accounts = accounts;
        this.rules = rules;
        this.standing = new RequestStanding(accounts, rules);
        this.devices = devices;
        this.auditing = auditing;
        this.clock = clock;
        this.watch = watch;
        this.remembered = remembered;
    }

    /** What a session holds after the right password: no password, and nothing made from one. */
    Authentication afterPassword(Account account) {
        return afterFirst(account, SessionFactor.PASSWORD);
    }

    private Authentication afterFirst(Account account, SessionFactor factor) {
        Instant now = clock.instant();
        SignedIn begun = new SignedIn(account.id(), account.securityVersion(), now, Raise.NOTHING);
        return authentication(account, begun, List.of(HeldFactors.proved(factor, now)));
    }

    /**
     * Signs an account in under a new session id; for whoever just chose a password. The account's other factors are
     * owed still, unless this session has proved them.
     */
    public void begin(String accountId, HttpServletRequest request, HttpServletResponse response) {
        Account account = accounts.byId(accountId).orElseThrow();
        Optional<Authentication> current = current(account);
        if (current.isEmpty()) {
            beginAnew(account, afterPassword(account), request, response);
            return;
        }
        Authentication authentication = with(account, current.get(), SessionFactor.PASSWORD);
        save(authentication, request, response);
        goOn(account, authentication, request, response);
    }

    /** The same, for whoever came by an administrator's link. */
    public void beginByLink(String accountId, HttpServletRequest request, HttpServletResponse response) {
        Account account = accounts.byId(accountId).orElseThrow();
        beginAnew(account, with(account, afterPassword(account), SessionFactor.LINK), request, response);
    }

    /** Signs an account in by a passkey alone, in a session that has nothing of one before. */
    public void beginWithPasskey(Account account, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        beginAnew(account, afterFirst(account, SessionFactor.PASSKEY), request, response);
    }

    /** A factor was shown: the session has it now, under a new id, and may be complete with it. */
    public void prove(Account account, SessionFactor factor, HttpServletRequest request, HttpServletResponse response) {
        goOn(account, hold(account, factor, request, response), request, response);
    }

    private Authentication hold(
            Account account, SessionFactor factor, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = with(account, current(account).orElseThrow(), factor);
        save(authentication, request, response);
        return authentication;
    }

    /**
     * A factor was set up just now: the session has it, under a new id. Where it is the first beside the password, the
     * session may set up more for a while.
     *
     * @param first what {@link #setsUpFirst} said before
     */
    public void added(
            Account account,
            SessionFactor factor,
            boolean first,
            HttpServletRequest request,
            HttpServletResponse response) {
        Authentication held = hold(account, factor, request, response);
        if (first) {
            held = with(account, held, SessionFactor.FIRST);
            save(held, request, response);
        }
        goOn(account, held, request, response);
    }

    /** Whether an account has nothing to show beside its password yet. */
    public boolean setsUpFirst(Account account) {
        return rules.setsUpFirst(account);
    }

    /** Notes a session that has begun after a password, unless more is owed; a remembered browser may stand in for it. */
    void begun(
            Account account, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        beginAnew(account, authentication, request, response);
        if (PendingSignIn.at(Step.CODE, request).isPresent()
                && remembered.recognise(account, Risk.of(request), request, response)) {
            prove(account, SessionFactor.DEVICE, request, response);
        }
    }

    /** A sign-in begins under a new session id: what is unusual about it is found, kept, and may ask for more. */
    private void beginAnew(
            Account account, Authentication first, HttpServletRequest request, HttpServletResponse response) {
        forgetEarlier(request);
        Risk risk = new Risk(watch.at(account, request));
        risk.keep(request);
        Authentication judged = raised(account, first, rules.raise(account, risk.signals()));
        save(judged, request, response);
        goOn(account, judged, request, response);
        if (PendingSignIn.of(request).isPresent()) {
            record("sign-in.begun", account, judged, request);
        }
    }

    private static Authentication raised(Account account, Authentication held, Raise raise) {
        SignedIn begun = begun(held);
        SignedIn raised = new SignedIn(begun.accountId(), begun.securityVersion(), begun.since(), raise);
        return authentication(account, raised, HeldFactors.all(held));
    }

    /** What the session may hold of another sign-in is not this one's. */
    private void forgetEarlier(HttpServletRequest request) {
        List.of(DEVICE, BY_DEVICE).forEach(request.getSession()::removeAttribute);
        remembered.wish(false, request);
        StepUp.forget(request);
    }

    Account account(Authentication authentication) {
        return accounts.byId(authentication.getName()).orElseThrow();
    }

    private void goOn(
            Account account, Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        standing.note(account, authentication, request);
        if (!(rules.standing(account, authentication) instanceof Standing.Complete)) {
            return;
        }
        String beginning = account.id() + "@" + begun(authentication).since();
        HttpSession session = request.getSession();
        session.setAttribute(BY_DEVICE, HeldFactors.isByDevice(authentication));
        if (beginning.equals(session.getAttribute(NOTED))) {
            record("sign-in.again", account, authentication, request);
        } else {
            session.setAttribute(NOTED, beginning);
            note(account, authentication, request, response);
        }
        remembered.signedIn(account, request, response);
        if (PendingSignIn.of(request).isEmpty()) {
            StepUp.forget(request);
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

    private Authentication with(Account account, Authentication held, SessionFactor factor) {
        return authentication(account, begun(held), HeldFactors.with(held, factor, clock.instant()));
    }

    private static SignedIn begun(Authentication held) {
        return (SignedIn) Objects.requireNonNull(held.getPrincipal());
    }

    static Authentication authentication(Account account, SignedIn begun, List<GrantedAuthority> held) {
        List<GrantedAuthority> authorities = new ArrayList<>(held);
        authorities.add(new SimpleGrantedAuthority("ROLE_" + account.role()));
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.id(), account.securityVersion(), begun.since(), begun.raise()), null, authorities);
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
        Duration usual = Duration.ofSeconds(session.getMaxInactiveInterval());
        session.setMaxInactiveInterval((int) rules.idle(account, usual).toSeconds());
        accounts.noteSignIn(account.id());
        devices.write(account.id(), request, response);
        record("sign-in", account, authentication, request);
        watch.signedIn(account, request);
    }

    private void record(String event, Account account, Authentication authentication, HttpServletRequest request) {
        auditing.note(
                request,
                AuditEntry.of(event, "ok")
                        .by("account", account.id(), account.name())
                        .saying(HeldFactors.names(authentication)
                                + Risk.of(request).words(begun(authentication).raise())));
    }
}
