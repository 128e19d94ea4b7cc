package dev.muster.attendance;

import dev.muster.attendance.Recognition.Opinion;
import dev.muster.attendance.track.Track;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a run knows about one track beyond where it is: who it is, and what the register said. */
final class Appearance {
    /** How long a recording is shown on the face. */
    private static final Duration FRESH = Duration.ofSeconds(3);
    /** Pause before the register is asked again: a person may stay past midnight. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private Opinion opinion = Opinion.NONE;
    private Optional<Duration> viewed = Optional.empty();
    private final Map<SubjectId, Instant> asked = new HashMap<>();
    private final Map<SubjectId, Duration> recorded = new HashMap<>();

    /** Takes in what the evidence says now, with a view of the frame at the given media time. */
    void conclude(Opinion newOpinion, Duration position) {
        opinion = newOpinion;
        viewed = Optional.of(position);
    }

    /** Who it is, as far as the evidence reaches. */
    Optional<SubjectId> name() {
        return opinion.named() ? opinion.closest().map(Candidate::subject) : Optional.empty();
    }

    double similarity() {
        return opinion.closest().map(Candidate::similarity).orElse(0.0);
    }

    /**
     * Whether the register should be asked now: only on a frame whose view confirms the name, because another
     * person may have taken the place since the last one.
     */
    boolean due(Track track, Instant now) {
        return viewed.equals(Optional.of(track.seen()))
                && name().isPresent()
                && lastAsked()
                        .map(before -> Duration.between(before, now).abs().compareTo(ASK_AGAIN) >= 0)
                        .orElse(true);
    }

    /** Notes that the register is being asked about this name; true the first time. */
    boolean askedFirst(Instant now) {
        boolean first = lastAsked().isEmpty();
        asked.put(name().orElseThrow(), now);
        return first;
    }

    /** Notes that the name was entered in the register. */
    void recordedAt(Duration position) {
        recorded.put(name().orElseThrow(), position);
    }

    private Optional<Instant> lastAsked() {
        return name().map(asked::get);
    }

    /** The track as it is shown. */
    Sighting sighting(Track track, boolean nameIsAnothers) {
        boolean named = name().isPresent() && !nameIsAnothers;
        return new Sighting(
                track.number(),
                track.face().box(),
                named ? namedState(track) : opinion.decided() ? Sighting.State.UNKNOWN : Sighting.State.LOOKING,
                named ? name().map(SubjectId::value) : Optional.empty(),
                similarity());
    }

    private Sighting.State namedState(Track track) {
        return name().map(recorded::get)
                .filter(position -> track.seen().minus(position).compareTo(FRESH) <= 0)
                .map(position -> Sighting.State.RECORDED)
                .orElse(Sighting.State.IDENTIFIED);
    }
}
