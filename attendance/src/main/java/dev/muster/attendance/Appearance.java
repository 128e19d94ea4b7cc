package dev.muster.attendance;

import dev.muster.attendance.Recognition.Opinion;
import dev.muster.attendance.track.Track;
import dev.muster.face.AttackEvidence;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What a run knows about one track beyond where it is: who it is, and what the register said. */
final class Appearance {
    /** How long a recording is shown on the face. */
    private static final Duration FRESH = Duration.ofSeconds(3);
    /** Pause before the register is asked again: a person may stay past midnight. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private Opinion opinion = Opinion.NONE;
    private Optional<Suspicion> suspicion = Optional.empty();
    private boolean suspicionTold;
    private Optional<Duration> viewed = Optional.empty();
    private final Set<SubjectId> told = new HashSet<>();
    private final Map<SubjectId, Instant> asked = new HashMap<>();
    private final Map<SubjectId, Duration> recorded = new HashMap<>();

    /** Takes in what attack detection says of a view; whether the face may be compared with the gallery. */
    boolean mayCompare(Optional<AttackEvidence> evidence, Optional<AttackWatch> watch) {
        if (evidence.isEmpty() || watch.isEmpty()) {
            suspicion = Optional.empty();
            return true;
        }
        Suspicion grown = suspicion.orElseGet(() -> new Suspicion(watch.get().limits()));
        grown.add(evidence.get());
        suspicion = Optional.of(grown);
        return grown.finding() == Suspicion.Finding.NOT_SUSPECTED;
    }

    /** The face may not be compared (any more). */
    void withhold() {
        opinion = Opinion.NONE;
        viewed = Optional.empty();
    }

    /** Whether attack detection suspects an attack. */
    boolean suspected() {
        return suspicion
                .filter(one -> one.finding() == Suspicion.Finding.SUSPECTED)
                .isPresent();
    }

    /** The attack score, the first time that an attack is suspected. */
    OptionalDouble suspectedFirst() {
        if (suspicionTold || !suspected()) {
            return OptionalDouble.empty();
        }
        suspicionTold = true;
        return OptionalDouble.of(suspicion.orElseThrow().attackScore());
    }

    /** Takes in what the evidence says now, with a view of the frame at the given media time. */
    void conclude(Opinion newOpinion, Duration position) {
        opinion = newOpinion;
        viewed = Optional.of(position);
    }

    /** Who it is, as far as the evidence reaches. */
    Optional<SubjectId> subject() {
        return opinion.named() ? opinion.closest().map(Candidate::subject) : Optional.empty();
    }

    double similarity() {
        return opinion.closest().map(Candidate::similarity).orElse(0.0);
    }

    /**
     * Whether this very frame's view confirms who it is; on others, another person may have taken the place since
     * the last view.
     */
    boolean confirmed(Track track) {
        return viewed.equals(Optional.of(track.seen())) && subject().isPresent();
    }

    /** Notes that somebody is told who this is; true the first time. */
    boolean toldFirst() {
        return told.add(subject().orElseThrow());
    }

    /** Whether the register should be asked about this subject now. */
    boolean due(Instant now) {
        return lastAsked()
                .map(before -> Duration.between(before, now).abs().compareTo(ASK_AGAIN) >= 0)
                .orElse(true);
    }

    /** Notes that the register is being asked about this subject; true the first time. */
    boolean askedFirst(Instant now) {
        boolean first = lastAsked().isEmpty();
        asked.put(subject().orElseThrow(), now);
        return first;
    }

    /** Notes that the subject was entered in the register. */
    void recordedAt(Duration position) {
        recorded.put(subject().orElseThrow(), position);
    }

    private Optional<Instant> lastAsked() {
        return subject().map(asked::get);
    }

    /** The track as it is shown. */
    Sighting sighting(Track track, boolean nameIsAnothers, Names names) {
        boolean named = subject().isPresent() && !nameIsAnothers;
        Optional<SubjectId> shown = named ? subject() : Optional.empty();
        return new Sighting(
                track.number(),
                track.face().box(),
                named ? namedState(track) : namelessState(),
                shown,
                shown.map(names::of),
                similarity());
    }

    private Sighting.State namelessState() {
        if (suspected()) {
            return Sighting.State.SUSPECTED;
        }
        return opinion.decided() ? Sighting.State.UNKNOWN : Sighting.State.LOOKING;
    }

    private Sighting.State namedState(Track track) {
        return subject()
                .map(recorded::get)
                .filter(position -> track.seen().minus(position).compareTo(FRESH) <= 0)
                .map(position -> Sighting.State.RECORDED)
                .orElse(Sighting.State.IDENTIFIED);
    }
}
