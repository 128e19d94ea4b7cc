package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrainTest {
    private static final int SIDE = 64;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2, 8})
    void findsTheDeviationOfNoiseOnASlope(double deviation) {
        assertThat(Grain.of(slope(deviation))).isCloseTo(deviation, within(0.1 * deviation));
    }

    @Test
    void aSlopeHasNone() {
        assertThat(Grain.of(slope(0))).isLessThan(1e-3);
    }

    @Test
    void aPictureTooSmallToTellHasNone() {
        assertThat(Grain.of(new Planes(2, 9, new float[54]))).isZero();
    }

    private static Planes slope(double deviation) {
        Random random = new Random(4);
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            float value = (float) (40 + i % SIDE + 1.5 * Math.floorDiv(i, SIDE) + deviation * random.nextGaussian());
            for (int plane = 0; plane < 3; plane++) {
                values[plane * SIDE * SIDE + i] = value;
            }
        }
        return new Planes(SIDE, SIDE, values);
    }
}
