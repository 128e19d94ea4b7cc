package dev.muster.server.code;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.verify.CodeRules;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Factor;
import dev.muster.otp.verify.IssuedCode;
import dev.muster.store.Database;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SqlChallenges;
import dev.muster.store.outbox.DeliveryState;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.PutOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Sends codes: at growing distances, each committed together with its message. */
public final class CodeSending {
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Database database;
    private final DeliveredCodes codes;
    private final SqlChallenges challenges;
    private final CodeAddresses addresses;
    private final Outbox outbox;
    private final DeliverySettings settings;
    private final CodeLetter letter;
    private final Clock clock;

    CodeSending(
            Database database,
            DeliveredCodes codes,
            SqlChallenges challenges,
            CodeAddresses addresses,
            Outbox outbox,
            DeliverySettings settings,
            CodeLetter letter,
            Clock clock) {
        this.database = database;
        this.codes = codes;
        this.challenges = challenges;
        this.addresses = addresses;
        this.outbox = outbox;
        this.settings = settings;
        this.letter = letter;
        this.clock = clock;
    }

    /**
     * Sends a new code; those sent before for the same use are void then.
     *
     * @param host this server's name as the browser sees it, for filling the code in; empty for none
     */
    public Sending send(CodeUse use, CodeAddress to, String host, Locale locale) {
        Optional<Address> address = addresses.open(to);
        if (address.isEmpty()) {
            return new Sending.Refused("the address is gone");
        }
        try {
            return database.write(() -> committed(use, to, address.get(), host, locale));
        } catch (NotSentException e) {
            return new Sending.Refused(e.reason);
        }
    }

    private Sending committed(CodeUse use, CodeAddress to, Address address, String host, Locale locale) {
        // Two that are asked for at once are looked at one after the other: the second finds the first.
        challenges.oneAtATime(use.accountId());
        Duration pause = pause(use, Way.factor(to));
        if (!pause.isZero()) {
            return new Sending.TooSoon(pause);
        }
        CodeRules rules = settings.codes(to.channel());
        IssuedCode issued = codes.issue(use, Way.factor(to), rules);
        PutOutcome put = outbox.put(
                Optional.of(use.accountId()),
                address,
                letter.subject(use.purpose(), locale),
                letter.text(issued.code(), use.purpose(), to.channel(), rules, host, locale),
                issued.challenge().expiresAt());
        return switch (put) {
            case PutOutcome.Queued(var messageId) ->
                new Sending.Sent(issued.challenge().id(), messageId);
            // Takes the code back with the transaction: the one before stays good.
            case PutOutcome.Guarded(var _, var reason) -> throw new NotSentException(reason);
        };
    }

    /**
     * How long it is until another code may be asked for by the same kind of way: 30 seconds after the first, then twice
     * as long each time. When an SMS does not come an e-mail may follow at once.
     */
    public Duration pause(CodeUse use, Factor factor) {
        return pause(challenges, use, factor, clock.instant());
    }

    /** The same for codes that are remembered elsewhere. */
    public static Duration pause(SqlChallenges challenges, CodeUse use, Factor factor, Instant now) {
        SqlChallenges.Sent sent = challenges.sentSince(use, factor, now.minus(REMEMBERED));
        return pause(sent.count(), sent.last(), now);
    }

    /** The same after so many codes, the last at that moment. */
    public static Duration pause(int count, Instant last, Instant now) {
        if (count == 0) {
            return Duration.ZERO;
        }
        Duration distance = SHORTEST.multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS));
        Instant next = last.plus(distance.compareTo(LONGEST) < 0 ? distance : LONGEST);
        Duration left = Duration.between(now, next);
        // Longer than any pause is: the clock was ahead when the last one was sent.
        return left.isPositive() && left.compareTo(LONGEST) <= 0 ? left : Duration.ZERO;
    }

    /** How far a message is. */
    public Optional<DeliveryState> state(String messageId) {
        return messageId.isEmpty() ? Optional.empty() : outbox.state(messageId);
    }

    private static final class NotSentException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String reason;

        NotSentException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
