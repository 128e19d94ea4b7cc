package dev.muster.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void cutsAPart() {
        byte[] rgb = new byte[4 * 3 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) i;
        }
        Frame part = Frame.of(4, 3, rgb, NOON).cut(1, 1, 2, 2);
        assertThat(part.pixels())
                .isEqualTo(ByteBuffer.wrap(new byte[] {15, 16, 17, 18, 19, 20, 27, 28, 29, 30, 31, 32}));
        assertThat(part.time()).isEqualTo(NOON);
        assertThatThrownBy(() -> part.cut(1, 0, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> part.cut(0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seesEveryPixelWhenMadeSmaller() {
        byte[] stripes = new byte[64 * 64 * 3];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i / 3 % 2 == 0 ? 0 : 200);
        }
        Frame small = Frame.of(64, 64, stripes, NOON).scaled(8, 8);
        assertThat(small.width()).isEqualTo(8);
        for (int i = 0; i < 64; i++) {
            assertThat(pixel(small, i) & 0xff).isBetween(90, 110);
        }
    }

    @Test
    void comesBackFromItsJpegAlmostAsItWas() {
        Frame grey = Frame.of(32, 16, new byte[32 * 16 * 3], NOON).scaled(40, 24);
        byte[] jpeg = JpegEncoder.encode(grey, 0.8);
        Decoding decoded = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode("grey", jpeg);
        assertThat(decoded).isInstanceOfSatisfying(Decoding.Decoded.class, back -> {
            assertThat(back.frame().width()).isEqualTo(40);
            assertThat(back.frame().height()).isEqualTo(24);
        });
        assertThatThrownBy(() -> JpegEncoder.encode(grey, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void showsWhatTheImageShowsWhateverItsLayout(int type) {
        Random random = new Random(type);
        BufferedImage image = new BufferedImage(31, 17, type);
        for (int i = 0; i < 31 * 17; i++) {
            image.setRGB(i % 31, i / 31, random.nextInt() | 0xff000000);
        }
        for (BufferedImage part : new BufferedImage[] {image, image.getSubimage(5, 3, 20, 11)}) {
            Frame frame = Frame.of(part, NOON);
            for (int i = 0; i < frame.width() * frame.height(); i++) {
                int rgb = part.getRGB(i % frame.width(), i / frame.width()) & 0xffffff;
                assertThat(pixel(frame, i)).isEqualTo(rgb);
            }
            assertThat(Frame.of(frame.toImage(), NOON).pixels()).isEqualTo(frame.pixels());
        }
    }

    @Test
    void takesRowsFromForeignMemory() {
        ByteBuffer direct = ByteBuffer.allocateDirect(2 * 8);
        direct.put(new byte[] {1, 2, 3, 4, 5, 6, 99, 99, 7, 8, 9, 10, 11, 12, 99, 99});
        Frame frame = Frame.of(2, 2, direct, 8, NOON);
        assertThat(frame.pixels()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        assertThatThrownBy(() -> Frame.of(2, 3, direct, 8, NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frame.of(3, 2, direct, 8, NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frame.of(-1, 2, direct, 8, NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void turnsRight() {
        Frame frame = Frame.of(2, 1, new byte[] {1, 1, 1, 2, 2, 2}, NOON);
        assertThat(frame.turnedRight(0)).isSameAs(frame);
        assertThat(frame.turnedRight(1).width()).isEqualTo(1);
        assertThat(pixel(frame.turnedRight(1), 0)).isEqualTo(0x010101);
        assertThat(pixel(frame.turnedRight(2), 0)).isEqualTo(0x020202);
        assertThat(pixel(frame.turnedRight(-1), 0)).isEqualTo(0x020202);
        assertThat(frame.turnedRight(1).turnedRight(3).pixels()).isEqualTo(frame.pixels());
    }

    @Test
    void cannotBeChanged() {
        byte[] rgb = {1, 2, 3};
        Frame frame = Frame.of(1, 1, rgb, NOON);
        rgb[0] = 9;
        assertThat(pixel(frame, 0)).isEqualTo(0x010203);
        assertThatThrownBy(() -> frame.pixels().put(0, (byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
        frame.toImage().setRGB(0, 0, -1);
        assertThat(pixel(frame, 0)).isEqualTo(0x010203);
    }

    private static int pixel(Frame frame, int index) {
        ByteBuffer rgb = frame.pixels();
        int at = index * 3;
        return ((rgb.get(at) & 0xff) << 16) | ((rgb.get(at + 1) & 0xff) << 8) | (rgb.get(at + 2) & 0xff);
    }
}
