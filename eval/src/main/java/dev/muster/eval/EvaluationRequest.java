package dev.muster.eval;

import dev.muster.face.FaceOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to evaluate.
 *
 * @param images the folder that the paths in the pairs files start from
 * @param pairs the comparisons to report on, {@code image_a<TAB>image_b<TAB>1 or 0} a line
 * @param train the comparisons to fit the threshold on; without it ten folds of {@code pairs} take turns
 * @param face how the engine works; its thread count is how many images are read at once
 * @param seed what shuffles the pairs before they are dealt into folds
 */
public record EvaluationRequest(Path images, Path pairs, Optional<Path> train, FaceOptions face, long seed) {
    /** The seed that published figures use. */
    public static final long FIXED_SEED = 20_071_001;

    /** The engine as it comes, the fixed seed, and no training pairs. */
    public static EvaluationRequest of(Path images, Path pairs) {
        return new EvaluationRequest(images, pairs, Optional.empty(), FaceOptions.defaults(), FIXED_SEED);
    }

    public EvaluationRequest withTrain(Path file) {
        return new EvaluationRequest(images, pairs, Optional.of(file), face, seed);
    }

    public EvaluationRequest withFace(FaceOptions options) {
        return new EvaluationRequest(images, pairs, train, options, seed);
    }
}
