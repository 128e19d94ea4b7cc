package dev.muster.attendance;

import dev.muster.attendance.Recognition.Opinion;
import dev.muster.attendance.track.Track;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a run knows about one track beyond where it is: who it is, and what the register said. */
final class Appearance {
    /** How long a recording is shown on the face. */
    private static final Duration FRESH = Duration.ofSeconds(3);
    /** Pause before the register is asked again: a person may stay past midnight. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private Opinion opinion = Opinion.NONE;
    private Optional<Instant> asked = Optional.empty();
    private Optional<Duration> recorded = Optional.empty();

    void conclude(Opinion newOpinion) {
        if (!newOpinion
                .closest()
                .map(Candidate::subject)
                .equals(opinion.closest().map(Candidate::subject))) {
            asked = Optional.empty();
            recorded = Optional.empty();
        }
        opinion = newOpinion;
    }

    /** Who it is, as far as the evidence reaches. */
    Optional<SubjectId> name() {
        return opinion.named() ? opinion.closest().map(Candidate::subject) : Optional.empty();
    }

    double similarity() {
        return opinion.closest().map(Candidate::similarity).orElse(0.0);
    }

    /** Whether the register should be asked now. */
    boolean due(Instant now) {
        return name().isPresent()
                && asked.map(before -> Duration.between(before, now).abs().compareTo(ASK_AGAIN) >= 0)
                        .orElse(true);
    }

    /** Notes that the register is being asked; true the first time. */
    boolean askedFirst(Instant now) {
        boolean first = asked.isEmpty();
        asked = Optional.of(now);
        return first;
    }

    void recordedAt(Duration position) {
        recorded = Optional.of(position);
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
        boolean fresh =
                recorded.isPresent() && track.seen().minus(recorded.get()).compareTo(FRESH) <= 0;
        return fresh ? Sighting.State.RECORDED : Sighting.State.IDENTIFIED;
    }
}
