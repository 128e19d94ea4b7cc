package dev.muster.face;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.frame.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * From picture to faces. One engine serves any number of threads and answers each as if it were alone;
 * close it, when nobody uses it any more, to free the networks.
 *
 * <p>Every step throws {@link NetworkException} when a network file is missing or damaged, and
 * {@link IllegalStateException} once the engine is closed.
 */
public final class FaceEngine implements AutoCloseable {
    /** Landmarks that jump this far, in shares of the inter-eye distance, are not on a face. */
    private static final double NOT_A_FACE = 0.12;

    /** Unless the detector is this sure: then they may belong to a profile, and jump this far. */
    private static final double SURE = 0.99;

    private static final double NOT_EVEN_A_PROFILE = 0.2;

    private final FaceOptions options;
    private final Networks networks;
    private final Workers workers;
    private final ModelId model;
    private final FaceFinder faceFinder;
    private final LandmarkFinder landmarkFinder;
    private final QualityAssessor qualityAssessor;
    private final NetworkFile recogniser;
    private final int embeddingLength;

    private FaceEngine(FaceOptions options) {
        this.options = options;
        NetworkSet set = options.networks();
        this.networks = new Networks(set);
        this.workers = new Workers(options.threads());
        this.model = set.modelId(options.mirror());
        this.faceFinder = new FaceFinder(networks, options, workers);
        this.landmarkFinder = new LandmarkFinder(networks, set.network("landmarks"));
        this.qualityAssessor = new QualityAssessor(new PoseEstimator(networks, set.network("pose")));
        this.recogniser = set.network("recogniser");
        this.embeddingLength = (int) set.number("recogniser", "length");
    }

    /** Opens an engine; each network is loaded when first needed. */
    public static FaceEngine open(FaceOptions options) {
        return new FaceEngine(options);
    }

    /** The options that it was opened with. */
    public FaceOptions options() {
        return options;
    }

    /** The id that this engine's embeddings carry. */
    public ModelId model() {
        return model;
    }

    /** The faces in a picture with their landmarks, largest first. */
    public List<Face> detect(Frame frame) {
        List<Callable<Face>> tasks = faceFinder.find(frame).stream()
                .<Callable<Face>>map(proposal -> () -> face(frame, proposal))
                .toList();
        return workers.all(tasks).stream()
                .filter(face -> face.landmarkSpread() < (face.confidence() < SURE ? NOT_A_FACE : NOT_EVEN_A_PROFILE))
                .sorted(Comparator.comparingDouble((Face face) -> face.box().area())
                        .reversed())
                .toList();
    }

    private Face face(Frame frame, Suppression.Proposal proposal) {
        LandmarkFinder.Found found = landmarkFinder.find(frame, proposal);
        return new Face(proposal.box(), proposal.confidence(), found.landmarks(), found.spread());
    }

    /** How well a face can be compared. */
    public Quality assessQuality(Frame frame, Face face) {
        return qualityAssessor.assess(frame, face);
    }

    /** What attack detection makes of a face; until there is any, it passes. */
    public Presentation assessPresentation(Frame frame, Face face) {
        return Presentation.NOT_ASSESSED;
    }

    /** The embedding of a face, whatever its quality. */
    public Embedding extract(Frame frame, Face face) {
        Planes aligned = Alignment.cut(frame, face.landmarks(), recogniser.width(), recogniser.height());
        if (!options.mirror()) {
            return Embedding.of(model, vector(aligned));
        }
        List<float[]> both = workers.all(List.of(() -> vector(aligned), () -> vector(aligned.mirrored())));
        float[] sum = both.get(0);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += both.get(1)[i];
        }
        return Embedding.of(model, sum);
    }

    private float[] vector(Planes aligned) {
        float[] vector = networks.run("recogniser", aligned).getFirst();
        if (vector.length != embeddingLength) {
            throw new NetworkException(
                    "recogniser: expected an embedding of %d values, got %d".formatted(embeddingLength, vector.length));
        }
        return vector;
    }

    /** Every step for every face of a picture, largest face first. */
    public List<FaceAnalysis> analyse(Frame frame) {
        return detect(frame).stream()
                .map(face -> new FaceAnalysis(
                        face, assessQuality(frame, face), assessPresentation(frame, face), extract(frame, face)))
                .toList();
    }

    /** Time spent inside networks so far, in nanoseconds, all threads added up. */
    public long inferenceNanos() {
        return networks.nanos();
    }

    @Override
    public void close() {
        workers.close();
        networks.close();
    }
}
