package dev.muster.face;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.frame.Frame;
import java.util.List;

/**
 * From picture to faces. One engine serves any number of threads and answers each as if it were alone;
 * close it to free the networks.
 *
 * <p>Every step that needs a network throws {@link NetworkException} when a network file is missing or damaged, and
 * {@link IllegalStateException} once the engine is closed.
 */
public final class FaceEngine implements AutoCloseable {
    private final FaceOptions options;
    private final Networks networks;
    private final Workers workers;
    private final ModelId model;
    private final FaceLocator faceLocator;
    private final FaceLocator quickLocator;
    private final PoseEstimator poseEstimator;
    private final QualityAssessor qualityAssessor;
    private final PresentationAssessor presentationAssessor;
    private final EyeReader eyeReader;
    private final NetworkFile recogniser;
    private final int embeddingLength;

    private FaceEngine(FaceOptions options) {
        this.options = options;
        NetworkSet set = options.networks();
        this.networks = new Networks(set);
        this.workers = new Workers(options.threads());
        this.model = set.modelId(options.mirror());
        this.faceLocator = locator(options);
        this.quickLocator = locator(options.withEffort(Effort.FAST));
        this.poseEstimator = new PoseEstimator(networks, set.network("pose"));
        this.qualityAssessor = new QualityAssessor(poseEstimator);
        this.presentationAssessor = new PresentationAssessor(networks, set.network("presentation"));
        this.eyeReader = new EyeReader(networks, set.network("eyes"));
        this.recogniser = set.network("recogniser");
        this.embeddingLength = (int) set.number("recogniser", "length");
    }

    private FaceLocator locator(FaceOptions how) {
        return new FaceLocator(
                new FaceFinder(networks, how, workers),
                new LandmarkFinder(networks, how.networks().network("landmarks")),
                how.effort(),
                workers);
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
        return faceLocator.locate(frame);
    }

    /** The faces that one pass over the picture finds, largest first: for somebody who sits before the camera. */
    public List<Face> detectNear(Frame frame) {
        return quickLocator.locate(frame);
    }

    /** What a face does: where the head points, how far eyes and mouth are open. */
    public FaceObservation observe(Frame frame, Face face) {
        Landmarks landmarks = face.landmarks();
        return new FaceObservation(
                face,
                poseEstimator.estimate(frame, face),
                eyeReader.left(frame, landmarks),
                eyeReader.right(frame, landmarks),
                landmarks.mouthOpenness());
    }

    /** How well a face can be compared. */
    public Quality assessQuality(Frame frame, Face face) {
        return qualityAssessor.assess(frame, face);
    }

    /** What attack detection makes of a face in this frame alone; unless the options ask for it, it passes. */
    public Presentation assessPresentation(Frame frame, Face face) {
        return options.attackDetection() ? attackEvidence(frame, face).presentation() : new Presentation.NotAssessed();
    }

    /** What speaks for and against an attack in this frame. */
    public AttackEvidence attackEvidence(Frame frame, Face face) {
        return new AttackEvidence(
                presentationAssessor.bonaFide(frame, face.box(), PresentationAssessor.NEAR),
                presentationAssessor.bonaFide(frame, face.box(), PresentationAssessor.WIDE),
                ScreenGrid.energy(frame, face.landmarks()));
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

    /**
     * Loads every network and runs each step some sixty times on a picture of nothing, so that the first person who is
     * looked at does not pay for it. Takes some seconds of a core; meant for a start, on a thread of its own.
     */
    public void warmUp() {
        WarmUp.run(this, quickLocator);
    }

    /** Time spent inside networks so far, in nanoseconds, all threads added up. */
    public long inferenceNanos() {
        return networks.nanos();
    }

    /** Waits for network runs under way, then frees the networks. */
    @Override
    public void close() {
        workers.close();
        networks.close();
    }
}
