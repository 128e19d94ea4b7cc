package dev.muster.liveness;

import dev.muster.embedding.Embedding;
import java.util.Set;

/** How an attempt ended. */
public sealed interface LivenessOutcome {
    /** What the judge saw, for the audit. */
    LivenessEvidence evidence();

    /**
     * A live person did what was asked, and is the one.
     *
     * @param embedding the mean of several views
     */
    record Passed(Embedding embedding, LivenessEvidence evidence) implements LivenessOutcome {}

    /**
     * Not so.
     *
     * @param reasons for the person; which check refused stands in the evidence alone
     */
    record Failed(Set<FailureReason> reasons, LivenessEvidence evidence) implements LivenessOutcome {
        public Failed {
            reasons = Set.copyOf(reasons);
        }
    }
}
