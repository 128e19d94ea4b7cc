package dev.muster.attendance;

import dev.muster.attendance.track.Evidence;
import dev.muster.embedding.Embedding;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.Gallery;
import java.util.Optional;

/** Says who the evidence of a track shows; a stranger gets any name at most at the given rate. */
final class Recognition {
    /** A decision rests on at least so many views. */
    private static final int LEAST_VIEWS = 3;
    /** A view that is less like its track than one comparison of strangers in a hundred begins another track. */
    private static final double STRANGERS = 0.01;

    private final Gallery gallery;
    private final double falsePositiveRate;

    /**
     * What the evidence says.
     *
     * @param decided whether there are enough views for a decision
     * @param closest who comes closest, with the mean similarity over the views
     * @param named whether that one is identified
     */
    record Opinion(boolean decided, Optional<Candidate> closest, boolean named) {
        static final Opinion NONE = new Opinion(false, Optional.empty(), false);
    }

    Recognition(Gallery gallery, double falsePositiveRate) {
        this.gallery = gallery;
        this.falsePositiveRate = falsePositiveRate;
    }

    Opinion of(Evidence evidence) {
        Optional<Candidate> closest = evidence.probe().flatMap(probe -> closest(evidence, probe));
        boolean decided = evidence.views() >= LEAST_VIEWS;
        boolean near = closest.isPresent()
                && gallery.identificationPoint(falsePositiveRate)
                        .accepts(closest.get().similarity());
        return new Opinion(decided, closest, decided && near);
    }

    /** Whether a view may show the same person as the evidence before it. */
    boolean samePerson(Evidence evidence, Embedding view) {
        return gallery.verificationPoint(STRANGERS).accepts(evidence.similarity(view));
    }

    private Optional<Candidate> closest(Evidence evidence, Embedding probe) {
        return gallery.search(probe, 1).stream()
                .findFirst()
                .map(best -> new Candidate(best.subject(), evidence.meanOverViews(best.similarity())));
    }
}
