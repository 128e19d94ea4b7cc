package dev.muster.server.audit;

import dev.muster.store.Settings;
import dev.muster.store.audit.Anchor;
import dev.muster.store.audit.AuditChain;
import dev.muster.store.audit.Verification;
import dev.muster.store.audit.Verification.Broken;
import dev.muster.store.audit.Verification.Whole;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What the last verification of the log found; each one also holds the log against the row that the last one noted. */
final class AuditState {
    private static final String FOUND = "audit.verified";
    private static final String ANCHOR = "audit.anchor";

    private final AuditChain chain;
    private final Settings settings;
    private final Clock clock;

    AuditState(AuditChain chain, Settings settings, Clock clock) {
        this.chain = chain;
        this.settings = settings;
        this.clock = clock;
    }

    /** When the log was verified, and what came out. */
    record Found(Instant at, Verification verification) {}

    Optional<Found> last() {
        return settings.get(FOUND).flatMap(AuditState::read);
    }

    Verification verify() {
        Verification verification = chain.verify(settings.get(ANCHOR).flatMap(Anchor::parse));
        settings.set(FOUND, write(new Found(clock.instant(), verification)));
        if (verification instanceof Whole whole) {
            settings.set(ANCHOR, whole.newest().toString());
        }
        return verification;
    }

    private static String write(Found found) {
        long at = found.at.toEpochMilli();
        return switch (found.verification) {
            case Whole whole -> "%d whole %s %d".formatted(at, whole.newest(), whole.erased());
            case Broken broken -> "%d broken %d %s".formatted(at, broken.seq(), broken.flaw());
        };
    }

    private static Optional<Found> read(String text) {
        String[] words = text.split(" ", 4);
        try {
            Instant at = Instant.ofEpochMilli(Long.parseLong(words[0]));
            Verification verification = words[1].equals("whole")
                    ? new Whole(Anchor.parse(words[2]).orElseThrow(), Long.parseLong(words[3]))
                    : new Broken(Long.parseLong(words[2]), Verification.Flaw.valueOf(words[3]));
            return Optional.of(new Found(at, verification));
        } catch (RuntimeException _) {
            return Optional.empty(); // written by another version: verify anew
        }
    }
}
