package dev.muster.attendance.known;

import dev.muster.attendance.known.Verdict.Kind;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Quality;
import dev.muster.face.QualityReason;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets a photo into the gallery when it shows one face, well enough.
 *
 * <p>Somebody in the background does no harm: faces less than a third as wide as the largest are left out.
 */
public final class PhotoGate {
    /** Raised when the gate judges otherwise than before, so that kept verdicts are given up. */
    private static final int VERSION = 1;

    private static final double BACKGROUND_SHARE = 1.0 / 3;

    private final FaceEngine engine;
    private final FrameDecoder decoder;

    /**
     * A gate; it may be shared by any number of threads.
     *
     * @param engine closed by whoever opened it
     */
    public PhotoGate(FaceEngine engine, FrameDecoder decoder) {
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

    /**
     * Judges a photo in a file's bytes.
     *
     * @param name what to call it; no reason says it
     */
    public Verdict judge(String name, byte[] photo) {
        return switch (decoder.decode(name, photo)) {
            case Decoding.Refused refused -> refused(Kind.UNREADABLE, refused.reason(), List.of());
            case Decoding.Decoded decoded -> judge(decoded.frame());
        };
    }

    /** Judges a picture, as of a camera. */
    public Verdict judge(Frame frame) {
        List<Face> faces = foreground(engine.detect(frame));
        if (faces.isEmpty()) {
            return refused(Kind.NO_FACE, "has no face that can be found", faces);
        }
        if (faces.size() > 1) {
            return refused(Kind.SEVERAL_FACES, "has %d faces; expected one".formatted(faces.size()), faces);
        }
        Face face = faces.getFirst();
        Quality quality = engine.assessQuality(frame, face);
        if (!quality.acceptable()) {
            return new Verdict.Refused(Kind.POOR_QUALITY, poor(quality), faces, Optional.of(quality));
        }
        return new Verdict.Accepted(engine.extract(frame, face), quality, face, frame);
    }

    private static Verdict refused(Kind kind, String reason, List<Face> faces) {
        return new Verdict.Refused(kind, reason, faces, Optional.empty());
    }

    private static String poor(Quality quality) {
        return "is not good enough: "
                + quality.reasons().stream().map(QualityReason::advice).collect(Collectors.joining("; "));
    }

    private static List<Face> foreground(List<Face> faces) {
        double widest =
                faces.stream().mapToDouble(face -> face.box().width()).max().orElse(0);
        return faces.stream()
                .filter(face -> face.box().width() >= widest * BACKGROUND_SHARE)
                .toList();
    }
}
