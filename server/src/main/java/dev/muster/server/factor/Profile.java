package dev.muster.server.factor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy for signing in.
 *
 * @param signIn enough to sign in; every combination begins with a password or a passkey
 * @param stepUp enough for a sensitive act, proved within {@code stepUpAge}
 * @param change enough to add or remove a factor, proved within the same time: a mailbox is no part of it, so that
 *     password and mailbox together let nobody enrol a factor of his own
 * @param idle how long a session lasts without a request
 * @param limit how long a session lasts in any case
 * @param deviceLife how long a browser may be remembered; zero where it may not
 * @param firstByPassword whether the password alone is enough to set up the first other factor; else it takes an
 *     administrator's link
 * @param raises what signals of risk ask for
 */
public record Profile(
        String name,
        Requirement signIn,
        Requirement stepUp,
        Requirement change,
        Duration stepUpAge,
        Duration idle,
        Duration limit,
        Duration deviceLife,
        boolean firstByPassword,
        Map<RiskSignal, Raise> raises) {
    private static final Requirement NO_MAILBOX = Requirement.parse("passkey | password held | password face");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofHours(12);
    private static final Duration MONTH = Duration.ofDays(30);

    /** A password; whoever has set up codes or passkeys is asked for them. */
    public static final Profile OPEN = new Profile(
            "open",
            Requirement.parse("passkey | password own-code"),
            Requirement.parse("passkey | password own-code"),
            NO_MAILBOX,
            TEN_MINUTES,
            IDLE,
            DAY,
            MONTH,
            true,
            Map.of(RiskSignal.NEW_NETWORK, Raise.NO_DEVICE, RiskSignal.MANY_FAILURES, Raise.ONE_MORE));

    /** A password and a code. */
    public static final Profile STANDARD = new Profile(
            "standard",
            Requirement.parse("passkey | password code"),
            Requirement.parse("passkey | password code"),
            NO_MAILBOX,
            TEN_MINUTES,
            IDLE,
            DAY,
            MONTH,
            true,
            Map.of(RiskSignal.NEW_NETWORK, Raise.NO_DEVICE, RiskSignal.MANY_FAILURES, Raise.ONE_MORE));

    /** Password, code and face, in that order, as the programs did that Muster replaces. */
    public static final Profile SEED = new Profile(
            "seed",
            Requirement.parse("password code face"),
            Requirement.parse("password code"),
            NO_MAILBOX,
            TEN_MINUTES,
            IDLE,
            DAY,
            Duration.ZERO,
            true,
            Map.of());

    /**
     * NIST SP 800-63B-4, AAL2: no code by e-mail (3.1.3.1), a face only beside something one has (3.2.3), a
     * phishing-resistant choice (2.2.2), a way without a face, a session of at most 24 hours and an hour without a
     * request (2.2.3), no second factor that is bound by a password alone (4.1.2.1).
     */
    public static final Profile STRICT = new Profile(
            "strict",
            Requirement.parse("passkey | password held"),
            Requirement.parse("passkey | password held | held face"),
            Requirement.parse("passkey | password held"),
            TEN_MINUTES,
            IDLE,
            DAY,
            Duration.ZERO,
            false,
            Map.of(RiskSignal.MANY_FAILURES, Raise.ONE_MORE));

    public static final List<Profile> SHIPPED = List.of(OPEN, STANDARD, SEED, STRICT);

    public Profile {
        raises = Map.copyOf(raises);
        if (!begins(signIn)) {
            throw new IllegalArgumentException("expected a password or a passkey in every combination, got " + signIn);
        }
    }

    /** Whether every combination has something that a sign-in can begin with. */
    public static boolean begins(Requirement signIn) {
        return signIn.combinations().stream()
                .allMatch(needs -> needs.contains(Need.PASSWORD) || needs.contains(Need.PASSKEY));
    }

    /** Whether it is one of those that cannot be changed. */
    public boolean shipped() {
        return SHIPPED.stream().anyMatch(one -> one.name.equals(name));
    }

    /** What these signals ask for together. */
    public Raise raise(Set<RiskSignal> signals) {
        return signals.stream()
                .map(signal -> raises.getOrDefault(signal, Raise.NOTHING))
                .reduce(Raise.NOTHING, Raise::max);
    }
}
