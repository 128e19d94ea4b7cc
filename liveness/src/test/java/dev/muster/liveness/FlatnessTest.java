package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatnessTest {
    private static final double LIMIT = LivenessLimits.SHIPPED.flat();
    private static final Act REST = Act.REST;

    @ParameterizedTest
    @ValueSource(ints = {-35, -25, -20, 20, 25, 35})
    void aTurnedHeadIsNotFlat(int yaw) {
        Landmarks rest = new Head(1).seen(REST, 100, 100, 60);
        Landmarks turned = new Head(1).seen(new Act(yaw, -6, 1, 0.02, 1.1), 130, 90, 60);
        assertThat(Flatness.residual(rest, turned)).isGreaterThan(1.2 * LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, -35, -20, 0, 20, 35, 60})
    void aPictureIsFlatHoweverItIsHeld(int yaw) {
        Random random = new Random(yaw);
        Landmarks rest = new Head(0).seen(REST, 100, 100, 60);
        Landmarks tilted = new Head(0).seen(new Act(yaw, 15, 1, 0.02, 1.3), 130, 90, 60);
        assertThat(Flatness.residual(rest, tilted)).isLessThan(1e-3);
        Landmarks near = perspective(tilted, 1e-3, random, 0);
        assertThat(Flatness.residual(rest, near)).isLessThan(1e-3);
        assertThat(Flatness.residual(rest, perspective(tilted, 1e-3, random, 0.4)))
                .isLessThan(LIMIT);
    }

    @Test
    void aFaceThatDoesNotMoveIsFlat() {
        Landmarks rest = new Head(1).seen(REST, 100, 100, 60);
        assertThat(Flatness.residual(rest, rest)).isLessThan(1e-6);
    }

    /** The points as a near camera sees them, with noise of so many pixels. */
    private static Landmarks perspective(Landmarks landmarks, double strength, Random random, double noise) {
        return new Landmarks(landmarks.points().stream()
                .map(point -> {
                    double w = 1 + strength * (point.x() - 100) - strength / 2 * (point.y() - 100);
                    return new Point(
                            point.x() / w + noise * random.nextGaussian(),
                            point.y() / w + noise * random.nextGaussian());
                })
                .toList());
    }
}
