package dev.muster.face.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanesTest {
    private final Random random = new Random(17);

    @Test
    void windowHoldsThePictureAndPaddingBeyondIt() {
        for (int round = 0; round < 100; round++) {
            Planes picture = Noise.planes(random, 1 + random.nextInt(20), 1 + random.nextInt(20));
            int left = random.nextInt(picture.width());
            int top = random.nextInt(picture.height());
            Planes window = picture.window(left, top, 1 + random.nextInt(25), 1 + random.nextInt(25), -1);
            for (int i = 0; i < window.values().length; i++) {
                int x = left + i % window.width();
                int y = top + i / window.width() % window.height();
                int plane = i / (window.width() * window.height());
                boolean inside = x < picture.width() && y < picture.height();
                float expected = inside ? picture.values()[(plane * picture.height() + y) * picture.width() + x] : -1;
                assertThat(window.values()[i]).isEqualTo(expected);
            }
        }
    }

    @Test
    void mirroredSwapsLeftAndRight() {
        Planes picture = new Planes(2, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        assertThat(picture.mirrored().values()).containsExactly(2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11);
    }

    @Test
    void mirroredTwiceIsTheSame() {
        Planes picture = Noise.planes(random, 13, 9);
        assertThat(picture.mirrored().mirrored().values()).containsExactly(picture.values());
    }

    @Test
    void luminanceWeighsGreenMostAndKeepsGreys() {
        Planes colours = new Planes(4, 1, new float[] {255, 0, 0, 80, 0, 255, 0, 80, 0, 0, 255, 80});
        assertThat(colours.luminance()).containsExactly(new float[] {76.245f, 149.685f, 29.07f, 80}, within(1e-3f));
    }
}
