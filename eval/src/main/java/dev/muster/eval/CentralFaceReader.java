package dev.muster.eval;

import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Point;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the face nearest the middle of a picture. */
final class CentralFaceReader implements FaceReader {
    private final FrameDecoder decoder;
    private final FaceEngine engine;

    CentralFaceReader(FrameDecoder decoder, FaceEngine engine) {
        this.decoder = decoder;
        this.engine = engine;
    }

    @Override
    public Acquisition read(Path image) {
        return switch (decoder.decode(image)) {
            case Decoding.Refused refused -> new Acquisition.Failed(refused.reason(), true);
            case Decoding.Decoded decoded -> read(decoded.frame());
        };
    }

    private Acquisition read(Frame frame) {
        return central(engine.detect(frame), frame)
                .<Acquisition>map(face -> new Acquisition.Acquired(engine.extract(frame, face)))
                .orElseGet(() -> new Acquisition.Failed("no face found", false));
    }

    private static Optional<Face> central(List<Face> faces, Frame frame) {
        Point middle = new Point(frame.width() / 2.0, frame.height() / 2.0);
        return faces.stream()
                .min(Comparator.comparingDouble(face -> face.box().centre().distanceTo(middle)));
    }
}
