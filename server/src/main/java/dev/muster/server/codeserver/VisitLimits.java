package dev.muster.server.codeserver;

import dev.muster.server.CodeServer;
import dev.muster.server.security.Network;
import dev.muster.server.security.SignInLimits;
import dev.muster.store.NameKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How often codes may be asked for: from one address, and for one name, whether it is an account's or not. */
@Component
@Profile(CodeServer.PROFILE)
class VisitLimits {
    private static final String BY_ADDRESS = "code address";
    private static final String BY_NAME = "code name";

    /** Many people may share an address. */
    private static final int PER_ADDRESS = 100;

    private static final int PER_NAME = 10;

    private final SignInLimits limits;

    VisitLimits(SignInLimits limits) {
        this.limits = limits;
    }

    /** Counts a code that is asked for: how long to wait before it may be; zero where it may. */
    Duration count(String name, HttpServletRequest request) {
        String address = Network.ofVisitor(request);
        boolean byName = limits.count(BY_NAME, NameKey.of(name), PER_NAME);
        boolean byAddress = limits.count(BY_ADDRESS, address, PER_ADDRESS);
        if (byName && byAddress) {
            return Duration.ZERO;
        }
        Duration named = limits.pause(BY_NAME, NameKey.of(name));
        Duration addressed = limits.pause(BY_ADDRESS, address);
        Duration longer = named.compareTo(addressed) > 0 ? named : addressed;
        return longer.isPositive() ? longer : Duration.ofSeconds(1);
    }

    /** A code was right: whoever has it may begin again. */
    void succeeded(String name, HttpServletRequest request) {
        limits.clear(BY_NAME, NameKey.of(name));
        limits.clear(BY_ADDRESS, Network.ofVisitor(request));
    }
}
