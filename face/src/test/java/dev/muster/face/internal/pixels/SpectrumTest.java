package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumTest {
    private static final int SIDE = 64;

    @Test
    void noiseHasNoPeak() {
        assertThat(Spectrum.of(noise(1), SIDE).peak(0.15, 0.42)).isLessThan(40);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.2", "0.21, -0.33", "0.17, 0.4"})
    void aWeakGridUnderNoiseStandsOut(double across, double down) {
        float[] picture = noise(2);
        for (int i = 0; i < picture.length; i++) {
            picture[i] += (float) (6 * Math.cos(2 * Math.PI * (i % SIDE * across + Math.floorDiv(i, SIDE) * down)));
        }
        assertThat(Spectrum.of(picture, SIDE).peak(0.15, 0.42)).isGreaterThan(200);
    }

    @Test
    void anUprightEdgeIsNoGrid() {
        float[] picture = noise(3);
        for (int i = 0; i < picture.length; i++) {
            picture[i] += i % SIDE < 30 ? 80 : 0;
        }
        assertThat(Spectrum.of(picture, SIDE).peak(0.15, 0.42)).isLessThan(40);
    }

    @Test
    void thePowerIsThatOfTheDefinition() {
        int side = 8;
        float[] picture = new float[side * side];
        Random random = new Random(4);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = random.nextFloat();
        }
        Spectrum spectrum = Spectrum.of(picture, side);
        for (int v = 0; v < side; v++) {
            for (int u = 0; u < side; u++) {
                assertThat(spectrum.power(u, v)).isCloseTo(naive(picture, side, u, v), within(1e-6));
            }
        }
    }

    private static double naive(float[] picture, int side, int u, int v) {
        double mean = 0;
        for (float value : picture) {
            mean += value / picture.length;
        }
        double real = 0;
        double imaginary = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double window = hann(x, side) * hann(y, side);
                double angle = -2 * Math.PI * (u * x + v * y) / side;
                real += (picture[y * side + x] - mean) * window * Math.cos(angle);
                imaginary += (picture[y * side + x] - mean) * window * Math.sin(angle);
            }
        }
        return real * real + imaginary * imaginary;
    }

    private static double hann(int at, int side) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + 0.5) / side);
    }

    @Test
    void onlySidesOfPowersOfTwoAreTaken() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spectrum.of(new float[36], 6));
        assertThatIllegalArgumentException().isThrownBy(() -> Spectrum.of(new float[60], 8));
    }

    private static float[] noise(long seed) {
        Random random = new Random(seed);
        float[] picture = new float[SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) (120 + 5 * random.nextGaussian());
        }
        return picture;
    }
}
