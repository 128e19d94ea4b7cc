package dev.muster.cli.console;

import dev.muster.face.Effort;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.face.NetworkException;
import dev.muster.face.NetworkSet;
import dev.muster.gallery.OperatingPoints;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that looks for faces. */
public final class EngineOptions {
    private static final int LEAST_FACE = 8;

    @Option(
            names = "--networks",
            paramLabel = "FILE",
            description = "Descriptor of the networks to use instead of the shipped ones.")
    private @Nullable Path networks;

    @Option(names = "--min-face", paramLabel = "PIXELS", description = "Least width of a face that is looked for (24).")
    private @Nullable Integer minimumFace;

    @Option(
            names = "--effort",
            paramLabel = "LEVEL",
            description = "How hard to look: fast, balanced, or thorough, for leaning heads too. Left out: thorough in"
                    + " pictures to be looked at, balanced elsewhere.")
    private @Nullable Effort effort;

    /** How the engine is to work. */
    public FaceOptions faceOptions() {
        FaceOptions options = FaceOptions.defaults();
        if (networks != null) {
            options = options.withNetworks(read(networks));
        }
        if (minimumFace != null) {
            if (minimumFace < LEAST_FACE) {
                throw new BadInput("--min-face: expected %d pixels or more, got %d".formatted(LEAST_FACE, minimumFace));
            }
            options = options.withMinimumFace(minimumFace);
        }
        return effort == null ? options : options.withEffort(effort);
    }

    /** An engine that works so. */
    public FaceEngine open() {
        return FaceEngine.open(faceOptions());
    }

    /** The same for pictures that somebody waits to have looked at: thorough, unless told otherwise. */
    public FaceEngine openForPictures() {
        return FaceEngine.open(effort == null ? faceOptions().withEffort(Effort.THOROUGH) : faceOptions());
    }

    /** The measured operating points for an engine's embeddings. */
    public static OperatingPoints pointsFor(FaceEngine engine) {
        FaceOptions options = engine.options();
        Map<Double, Double> measured = options.networks().thresholdsByFmr(options.mirror());
        if (measured.size() < 2) {
            throw new BadInput("--networks: expected measured thresholds for at least two false match rates, got "
                    + measured.size() + "; 'muster eval verification' measures them");
        }
        return OperatingPoints.of(engine.model(), measured);
    }

    private static NetworkSet read(Path descriptor) {
        try {
            return NetworkSet.read(descriptor);
        } catch (NetworkException e) {
            throw new BadInput("--networks: " + e.getMessage(), e);
        }
    }
}
