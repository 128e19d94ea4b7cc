package dev.muster.otp.verify;

import dev.muster.otp.TypedCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Makes codes that are sent to somebody, and checks them: a code dies on use, when it expires, after five wrong tries,
 * and when a newer one is sent. A new code never resets the count of failures.
 */
public final class DeliveredCodes {
    /** How far the clocks of two servers may be apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Challenges challenges;
    private final Attempts attempts;
    private final KeyedHash hash;
    private final SecureRandom random;
    private final Clock clock;

    public DeliveredCodes(Challenges challenges, Attempts attempts, KeyedHash hash, SecureRandom random, Clock clock) {
        this.challenges = challenges;
        this.attempts = attempts;
        this.hash = hash;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes a code.
     *
     * @param factor SMS or EMAIL: whose limits its checks count against
     */
    public IssuedCode issue(CodeUse use, Factor factor, CodeRules rules) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < rules.digits(); i++) {
            code.append(random.nextInt(10));
        }
        String id = UUID.randomUUID().toString();
        // Whole milliseconds, as databases keep them.
        Instant now = Instant.ofEpochMilli(clock.millis());
        Challenge challenge =
                new Challenge(id, use, factor, hash(id, use, code.toString()), now, now.plus(rules.validity()));
        challenges.open(challenge);
        return new IssuedCode(challenge, code.toString());
    }

    /** Checks a code as it was typed; counted before it is compared. */
    public Verdict check(String id, CodeUse use, String typed) {
        return challenges.attempt(id, use).map(attempt -> judge(attempt, typed)).orElseGet(Verdict.Unknown::new);
    }

    private Verdict judge(Challenges.Attempt attempt, String typed) {
        Challenge challenge = attempt.challenge();
        if (attempt.used()) {
            return new Verdict.Used();
        }
        if (attempt.superseded()) {
            return new Verdict.Superseded();
        }
        if (isOver(challenge)) {
            return new Verdict.Expired();
        }
        return switch (attempts.admit(challenge.use().accountId(), challenge.factor())) {
            case Admission.Off _ -> new Verdict.Off();
            case Admission.Paused(var pause) -> new Verdict.Waiting(pause);
            case Admission.Admitted _ when attempt.tries() > CodeRules.TRIES -> new Verdict.Exhausted();
            case Admission.Admitted _ -> compare(challenge, attempt.tries(), typed);
        };
    }

    /** Also where it was sent later than now, by a clock that has been set back since: it would be good for too long. */
    private boolean isOver(Challenge challenge) {
        Instant now = clock.instant();
        return !now.isBefore(challenge.expiresAt())
                || now.isBefore(challenge.sentAt().minus(CLOCKS_DIFFER));
    }

    private Verdict compare(Challenge challenge, int tries, String typed) {
        byte[] given =
                hash(challenge.id(), challenge.use(), TypedCode.plain(typed)).getBytes(StandardCharsets.US_ASCII);
        byte[] right = challenge.codeHash().getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, given)) {
            return tries == CodeRules.TRIES
                    ? new Verdict.Exhausted()
                    : new Verdict.Wrong(OptionalInt.of(CodeRules.TRIES - tries));
        }
        if (!challenges.use(challenge.id())) {
            return new Verdict.Used();
        }
        attempts.succeeded(challenge.use().accountId(), challenge.factor());
        return new Verdict.Accepted();
    }

    private String hash(String id, CodeUse use, String code) {
        String bound = String.join("\n", id, use.accountId(), use.purpose().word(), use.session(), code);
        return Challenge.hex(hash.of(bound.getBytes(StandardCharsets.UTF_8)));
    }
}
