package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "5, 1", "2, 2", "16, 9", "128, 128"})
    void agreesWithSortingNineValues(int width, int height) {
        Random random = new Random(width * 1000L + height);
        float[] values = new float[3 * width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256);
        }
        Planes picture = new Planes(width, height, values);
        assertThat(Median.of(picture).values()).containsExactly(naive(picture));
    }

    private static float[] naive(Planes picture) {
        int width = picture.width();
        int height = picture.height();
        float[] out = new float[picture.values().length];
        for (int i = 0; i < out.length; i++) {
            int plane = i / (width * height) * width * height;
            int x = i % width;
            int y = (i - plane) / width;
            float[] around = new float[9];
            for (int j = 0; j < 9; j++) {
                int column = Math.clamp(x + j % 3 - 1, 0, width - 1);
                int row = Math.clamp(y + Math.floorDiv(j, 3) - 1, 0, height - 1);
                around[j] = picture.values()[plane + row * width + column];
            }
            Arrays.sort(around);
            out[i] = around[4];
        }
        return out;
    }
}
