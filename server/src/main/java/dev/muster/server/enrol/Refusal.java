package dev.muster.server.enrol;

import dev.muster.face.QualityReason;
import java.util.List;
import java.util.Optional;

/**
 * Why a photo was not taken.
 *
 * @param sentence in English words that follow the photo's name; never says whom the face belongs to
 * @param reasons what is wrong with its quality, where that is it
 * @param resembles the id of the person whose face it is; for administrators' eyes only
 */
public record Refusal(RefusalKind kind, String sentence, List<QualityReason> reasons, Optional<String> resembles) {
    public Refusal {
        reasons = List.copyOf(reasons);
    }

    static Refusal of(RefusalKind kind, String sentence) {
        return new Refusal(kind, sentence, List.of(), Optional.empty());
    }

    /** The face, or the very photo, is another person's. */
    public static Refusal somebodyElse(String personId) {
        return new Refusal(
                RefusalKind.SOMEBODY_ELSE,
                "shows a face that is enrolled as somebody else already",
                List.of(),
                Optional.of(personId));
    }
}
