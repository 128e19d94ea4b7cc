package dev.muster.attendance.known;

import dev.muster.embedding.Embedding;
import dev.muster.face.Face;
import dev.muster.face.Quality;
import dev.muster.face.QualityReason;
import dev.muster.frame.Frame;
import java.util.List;
import java.util.Optional;

/** What the gate makes of one photo. */
public sealed interface Verdict {

    /**
     * It shows one person, well enough to be known by it.
     *
     * @param frame the photo, upright
     * @param face the one that counts, in the frame's pixels
     */
    record Accepted(Embedding embedding, Quality quality, Face face, Frame frame) implements Verdict {}

    /**
     * It does not.
     *
     * @param kind what is wrong, for a program
     * @param reason what is wrong, in words for a person that follow the photo's name
     * @param faces those in the foreground, largest first, in the pixels of the upright photo
     * @param quality of the one face, where it is what is wrong
     */
    record Refused(Kind kind, String reason, List<Face> faces, Optional<Quality> quality) implements Verdict {
        public Refused {
            faces = List.copyOf(faces);
        }

        /** Everything that is wrong with the quality; empty when something else is wrong. */
        public List<QualityReason> reasons() {
            return quality.map(Quality::reasons).orElse(List.of());
        }
    }

    /** Why a photo is not let in. */
    enum Kind {
        /** No picture: damaged, too large, or of a format that is not taken. */
        UNREADABLE,
        NO_FACE,
        SEVERAL_FACES,
        /** One face, which is not good enough to be compared; the reasons say why. */
        POOR_QUALITY
    }
}
