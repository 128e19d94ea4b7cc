package dev.muster.server.security;

import dev.muster.server.factor.Raise;
import dev.muster.server.factor.RiskSignal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is unusual about a sign-in: found after the right password, and kept in the session as long as it lasts. */
public record Risk(Set<RiskSignal> signals) {
    public static final Risk NONE = new Risk(Set.of());

    private static final String ATTRIBUTE = "muster.risk";

    public Risk {
        signals = Set.copyOf(signals);
    }

    /** What was found when the session's account signed in. */
    public static Risk of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String names && !names.isEmpty()
                ? new Risk(
                        Arrays.stream(names.split(",")).map(RiskSignal::valueOf).collect(Collectors.toSet()))
                : NONE;
    }

    public boolean has(RiskSignal signal) {
        return signals.contains(signal);
    }

    /** Whether the session's sign-in comes from a browser that its account knows. */
    public static boolean isKnownBrowser(HttpServletRequest request) {
        return !of(request).has(RiskSignal.NEW_DEVICE);
    }

    void keep(HttpServletRequest request) {
        request.getSession()
                .setAttribute(
                        ATTRIBUTE,
                        signals.stream().sorted().map(RiskSignal::name).collect(Collectors.joining(",")));
    }

    /** For the audit log, behind the factors, with what it asks for; empty where nothing is unusual. */
    String words(Raise raise) {
        String found = signals.stream().sorted().map(Risk::words).collect(Collectors.joining(", ", "; risk: ", ""));
        return signals.isEmpty() ? "" : found + asked(raise);
    }

    private static String words(RiskSignal signal) {
        return signal.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String asked(Raise raise) {
        return switch (raise) {
            case NOTHING -> "";
            case NO_DEVICE -> "; no remembered device counts";
            case ONE_MORE -> "; one factor more is asked for";
        };
    }
}
