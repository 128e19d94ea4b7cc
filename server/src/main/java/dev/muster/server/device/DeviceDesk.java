package dev.muster.server.device;

import dev.muster.server.factor.Raise;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.BrowserName;
import dev.muster.server.security.FactorRules;
import dev.muster.server.security.Network;
import dev.muster.server.security.OwnSessions;
import dev.muster.server.security.RememberedDevices;
import dev.muster.server.security.Risk;
import dev.muster.server.security.Warnings;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.device.DeviceUse;
import dev.muster.store.device.TrustedDevices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Remembers browsers and recognises them; whoever shows a copy ends what it is a copy of. */
final class DeviceDesk implements RememberedDevices {
    private static final String WISH = "muster.remember";

    /** Recovery codes alone are no reason to be asked. */
    private static final Set<SessionFactor> CODES =
            EnumSet.of(SessionFactor.TOTP, SessionFactor.SMS, SessionFactor.EMAIL);

    private final TrustedDevices devices;
    private final TrustCookie cookie;
    private final FactorRules rules;
    private final OwnSessions sessions;
    private final Warnings warnings;
    private final Auditing auditing;
    private final MessageSource texts;
    private final Clock clock;

    DeviceDesk(
            TrustedDevices devices,
            TrustCookie cookie,
            FactorRules rules,
            OwnSessions sessions,
            Warnings warnings,
            Auditing auditing,
            MessageSource texts,
            Clock clock) {
        this.devices = devices;
        this.cookie = cookie;
        this.rules = rules;
        this.sessions = sessions;
        this.warnings = warnings;
        this.auditing = auditing;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public boolean recognise(Account account, Risk risk, HttpServletRequest request, HttpServletResponse response) {
        cookie.thin(account.id(), request, response);
        request.getSession().removeAttribute(STOLEN);
        Duration life = offer(account);
        boolean counts = !life.isZero() && rules.raise(account, risk.signals()) == Raise.NOTHING;
        String network = Network.of(request);
        Instant notBefore = clock.instant().minus(life);
        Optional<DeviceUse> use = cookie.read(account.id(), request)
                .map(token -> counts
                        ? devices.use(account, token, network, notBefore)
                        : devices.check(account, token, network, notBefore));
        return use.isPresent()
                && switch (use.get()) {
                    case DeviceUse.Rotated rotated -> {
                        give(account, rotated, request, response);
                        yield true;
                    }
                    case DeviceUse.Kept(var series) -> {
                        if (counts) {
                            OwnSessions.begunBy(series, request);
                        }
                        yield counts;
                    }
                    case DeviceUse.Stale(var series) -> {
                        end(account, series, request, response);
                        yield false;
                    }
                    case DeviceUse.Unknown() -> false;
                };
    }

    @Override
    public Duration offer(Account account) {
        return rules.enrolled(account).stream().anyMatch(CODES::contains) ? rules.deviceLife(account) : Duration.ZERO;
    }

    @Override
    public void wish(boolean wanted, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (wanted) {
            session.setAttribute(WISH, true);
        } else {
            session.removeAttribute(WISH);
        }
    }

    @Override
    public void signedIn(Account account, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        boolean wished = session.getAttribute(WISH) != null;
        session.removeAttribute(WISH);
        Duration life = offer(account);
        if (!wished || life.isZero()) {
            return;
        }
        // The one that this session was begun by, if any, is the same browser.
        devices.remove(account.id(), OwnSessions.deviceOf(request));
        give(account, devices.trust(account, named(request), Network.of(request), life), request, response);
        auditing.note(request, AuditEntry.of("device.trust", "ok").by("account", account.id(), account.name()));
    }

    @Override
    public void forgetAll(String accountId, HttpServletRequest request) {
        sessions.endBegunBy(accountId, devices.removeAll(accountId), request);
    }

    private void give(
            Account account, DeviceUse.Rotated rotated, HttpServletRequest request, HttpServletResponse response) {
        Duration left = Duration.between(clock.instant(), rotated.expiresAt());
        cookie.write(account.id(), rotated.next(), left, request, response);
        OwnSessions.begunBy(rotated.series(), request);
    }

    private void end(Account account, String series, HttpServletRequest request, HttpServletResponse response) {
        cookie.remove(account.id(), request, response);
        request.getSession().setAttribute(STOLEN, true);
        sessions.endBegunBy(account.id(), List.of(series), request);
        auditing.note(request, AuditEntry.of("device.stolen", "refused").on("account", account.id(), account.name()));
        warnings.stolenDevice(account, request);
    }

    private String named(HttpServletRequest request) {
        Locale locale = LocaleContextHolder.getLocale();
        String name = BrowserName.of(request.getHeader("User-Agent")).text();
        return name.isEmpty() ? texts.getMessage("device.unnamed", null, locale) : name;
    }
}
