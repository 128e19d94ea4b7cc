package dev.muster.face;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.frame.Frame;
import java.util.List;

/**
 * From picture to faces. One engine serves any number of threads and answers each as if it were alone;
 * close it to free the networks.
 */
public final class FaceEngine implements AutoCloseable {
    private final FaceOptions options;

    private FaceEngine(FaceOptions options) {
        this.options = options;
    }

    /** Opens an engine; each network is loaded when first needed. */
    public static FaceEngine open(FaceOptions options) {
        return new FaceEngine(options);
    }

    /** The id that this engine's embeddings carry. */
    public ModelId model() {
        return new ModelId("being written " + options);
    }

    /** The faces in a picture with their landmarks, largest first. */
    public List<Face> detect(Frame frame) {
        return List.of();
    }

    /** How well a face can be compared. */
    public Quality assessQuality(Frame frame, Face face) {
        return new Quality(0, 0, 0, 0, new Pose(0, 0, 0), 0, 0, List.of());
    }

    /** What attack detection makes of a face; until there is any, it passes. */
    public Presentation assessPresentation(Frame frame, Face face) {
        return Presentation.NOT_ASSESSED;
    }

    /** The embedding of a face, whatever its quality. */
    public Embedding extract(Frame frame, Face face) {
        return Embedding.of(model(), new float[] {1});
    }

    /** Every step for every face of a picture, largest face first. */
    public List<FaceAnalysis> analyse(Frame frame) {
        return detect(frame).stream()
                .map(face -> new FaceAnalysis(
                        face, assessQuality(frame, face), assessPresentation(frame, face), extract(frame, face)))
                .toList();
    }

    @Override
    public void close() {}
}
