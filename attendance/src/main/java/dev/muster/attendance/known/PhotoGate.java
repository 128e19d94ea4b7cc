package dev.muster.attendance.known;

import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Quality;
import dev.muster.face.QualityReason;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets a photo into the gallery when it shows one face, well enough.
 *
 * <p>Somebody in the background does no harm: faces less than a third as wide as the largest are left out.
 */
final class PhotoGate {
    /** Raised when the gate judges otherwise than before, so that kept verdicts are given up. */
    private static final int VERSION = 1;

    private static final double BACKGROUND_SHARE = 1.0 / 3;

    private final FaceEngine engine;
    private final FrameDecoder decoder;

    PhotoGate(FaceEngine engine, FrameDecoder decoder) {
        this.engine = engine;
        this.decoder = decoder;
    }

    /** Names everything that a verdict rests on besides the photo. */
    String fingerprint() {
        return "%s/%s/%d/gate-%d"
                .formatted(
                        engine.model(),
                        engine.options().effort(),
                        engine.options().minimumFace(),
                        VERSION);
    }

    Verdict judge(String name, byte[] photo) {
        return switch (decoder.decode(name, photo)) {
            case Decoding.Refused refused -> new Verdict.Refused(refused.reason());
            case Decoding.Decoded decoded -> judge(decoded.frame());
        };
    }

    private Verdict judge(Frame frame) {
        List<Face> faces = foreground(engine.detect(frame));
        if (faces.size() != 1) {
            return new Verdict.Refused(
                    faces.isEmpty()
                            ? "has no face that can be found"
                            : "has %d faces; expected one".formatted(faces.size()));
        }
        Face face = faces.getFirst();
        Quality quality = engine.assessQuality(frame, face);
        if (!quality.acceptable()) {
            return new Verdict.Refused("is not good enough: "
                    + quality.reasons().stream().map(QualityReason::advice).collect(Collectors.joining("; ")));
        }
        return new Verdict.Accepted(engine.extract(frame, face));
    }

    private static List<Face> foreground(List<Face> faces) {
        double widest =
                faces.stream().mapToDouble(face -> face.box().width()).max().orElse(0);
        return faces.stream()
                .filter(face -> face.box().width() >= widest * BACKGROUND_SHARE)
                .toList();
    }
}
