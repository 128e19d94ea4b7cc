package dev.muster.server.api;

import dev.muster.server.decoy.Decoys;
import dev.muster.store.factor.ApiKey;
import dev.muster.store.factor.RateLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How often a program may ask: against programs gone wild, and keys in wrong hands. */
final class ApiLimits {
    private static final int CODES_A_MINUTE = 60;
    private static final int CHECKS_A_MINUTE = 600;
    private static final int AN_ACCOUNT_AN_HOUR = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final RateLimits limits;
    private final Decoys decoys;

    ApiLimits(RateLimits limits, Decoys decoys) {
        this.limits = limits;
        this.decoys = decoys;
    }

    /** Counts a code that is asked for: how long to wait before it may be; empty where it may. */
    Optional<Duration> code(ApiKey key, String account) {
        return longest(
                limits.count("api-codes/" + key.id(), CODES_A_MINUTE, MINUTE), ofAccount("api-account", key, account));
    }

    /** The same for a check of a code that was sent. */
    Optional<Duration> check(ApiKey key) {
        return longest(limits.count("api-checks/" + key.id(), CHECKS_A_MINUTE, MINUTE));
    }

    /** The same for the code of an app, which belongs to an account that the program names. */
    Optional<Duration> app(ApiKey key, String account) {
        return longest(
                limits.count("api-checks/" + key.id(), CHECKS_A_MINUTE, MINUTE), ofAccount("api-app", key, account));
    }

    /** Counts for names, whether they are accounts' or not. */
    private Duration ofAccount(String kind, ApiKey key, String account) {
        return limits.count(kind + "/" + key.id() + "/" + decoys.account(account, ""), AN_ACCOUNT_AN_HOUR, HOUR);
    }

    private static Optional<Duration> longest(Duration... waits) {
        return Stream.of(waits).filter(Duration::isPositive).max(Duration::compareTo);
    }
}
