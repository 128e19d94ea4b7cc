package dev.muster.server.risk;

import dev.muster.server.factor.RiskSignal;
import dev.muster.server.security.DeviceCookie;
import dev.muster.server.security.Network;
import dev.muster.server.security.Risk;
import dev.muster.server.security.RiskWatch;
import dev.muster.server.security.Warnings;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AccountEvents;
import dev.muster.store.device.KnownNetworks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Compares a sign-in with those before it: browser, network, and how much has failed lately. */
final class RiskSignals implements RiskWatch {
    private static final List<String> ATTEMPTS =
            List.of("sign-in", "sign-in.again", "sign-in.code", "sign-in.face", "sign-in.passkey");
    private static final Duration LATELY = Duration.ofHours(1);
    private static final int MANY = 10;
    /** A whole office may share an address. */
    private static final int MANY_AROUND = 50;

    private final DeviceCookie devices;
    private final KnownNetworks networks;
    private final AccountEvents events;
    private final Warnings warnings;
    private final Clock clock;

    RiskSignals(DeviceCookie devices, KnownNetworks networks, AccountEvents events, Warnings warnings, Clock clock) {
        this.devices = devices;
        this.networks = networks;
        this.events = events;
        this.warnings = warnings;
        this.clock = clock;
    }

    @Override
    public Set<RiskSignal> at(Account account, HttpServletRequest request) {
        Set<RiskSignal> signals = EnumSet.noneOf(RiskSignal.class);
        if (account.signedInAt().isPresent() && !devices.isKnown(account.id(), request)) {
            signals.add(RiskSignal.NEW_DEVICE);
        }
        if (networks.isNew(account.id(), Network.of(request))) {
            signals.add(RiskSignal.NEW_NETWORK);
        }
        if (hasFailedOften(account, request.getRemoteAddr())) {
            signals.add(RiskSignal.MANY_FAILURES);
        }
        return signals;
    }

    /** On the account, or from where it comes: whoever tries one password on many accounts fails on each but once. */
    private boolean hasFailedOften(Account account, String address) {
        Instant since = clock.instant().minus(LATELY);
        return events.failures(account.id(), ATTEMPTS, since) >= MANY
                || events.failuresFrom(address, ATTEMPTS, since) >= MANY_AROUND;
    }

    @Override
    public void signedIn(Account account, HttpServletRequest request) {
        networks.note(account.id(), Network.of(request));
        if (Risk.of(request).has(RiskSignal.NEW_DEVICE)) {
            warnings.newDevice(account, request);
        }
    }
}
