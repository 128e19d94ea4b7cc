package dev.muster.attendance.known;

import dev.muster.embedding.Embedding;

/** What is kept of a verdict: the embedding, or the sentence. */
sealed interface Outcome {

    record Accepted(Embedding embedding) implements Outcome {}

    record Refused(String reason) implements Outcome {}

    static Outcome of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> new Accepted(accepted.embedding());
            case Verdict.Refused refused -> new Refused(refused.reason());
        };
    }
}
