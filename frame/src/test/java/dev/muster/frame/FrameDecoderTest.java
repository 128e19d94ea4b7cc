package dev.muster.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameDecoderTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final FrameDecoder DECODER =
            new FrameDecoder(DecodeLimits.DEFAULT, Clock.fixed(NOON, ZoneOffset.UTC));
    private static final BufferedImage PICTURE = Pictures.gradient(24, 16);

    @TempDir
    private Path folder;

    /** Each with the largest and the mean difference that its loss explains. */
    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("JPEG", Pictures.write(PICTURE, "jpg"), 14, 3),
                Arguments.of("progressive JPEG", Pictures.write(PICTURE, "jpg", true), 14, 3),
                Arguments.of("PNG", Pictures.write(PICTURE, "png"), 0, 0),
                Arguments.of("interlaced PNG", Pictures.write(PICTURE, "png", true), 0, 0),
                Arguments.of("BMP", Pictures.write(PICTURE, "bmp"), 0, 0),
                Arguments.of("TIFF", Pictures.write(PICTURE, "tiff"), 0, 0),
                Arguments.of("GIF", Pictures.write(PICTURE, "gif"), 40, 15),
                Arguments.of("16-bit PNG", Pictures.write(deep(), "png"), 0, 0),
                Arguments.of("16-bit TIFF", Pictures.write(deep(), "tiff"), 0, 0),
                Arguments.of("lossy WebP", Encoded.bytes(Encoded.WEBP_LOSSY), 24, 5),
                Arguments.of("lossless WebP", Encoded.bytes(Encoded.WEBP_LOSSLESS), 0, 0),
                Arguments.of("animated WebP", Encoded.bytes(Encoded.WEBP_ANIMATED), 0, 0),
                Arguments.of("CMYK JPEG", Encoded.bytes(Encoded.JPEG_CMYK), 10, 2),
                Arguments.of("CMYK TIFF", Encoded.bytes(Encoded.TIFF_CMYK), 0, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void decodesEveryFormatInItsTrueColours(String format, byte[] content, int largest, int mean) {
        Frame frame = decoded(content);
        assertThat(frame.width()).as(format).isEqualTo(24);
        assertThat(frame.height()).isEqualTo(16);
        assertThat(frame.time()).isEqualTo(NOON);
        Difference difference = Difference.of(frame, Frame.of(PICTURE, NOON));
        assertThat(difference.largest()).isLessThanOrEqualTo(largest);
        assertThat(difference.mean()).isLessThanOrEqualTo(mean);
    }

    @Test
    void decodesYcck() {
        assertThat(pixel(decoded(Encoded.bytes(Encoded.JPEG_YCCK)), 4, 4)).containsExactly(44, 44, 44);
    }

    @ParameterizedTest
    @CsvSource({"jpg, 2", "png, 0", "bmp, 0", "tiff, 0", "gif, 0"})
    void leavesGreyAsItIs(String format, int tolerance) {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            grey.getRaster().setSample(i % 8, i / 8, 0, 100);
        }
        assertThat(Arrays.stream(pixel(decoded(Pictures.write(grey, format)), 3, 3))
                        .boxed())
                .allSatisfy(value -> assertThat(value).isBetween(100 - tolerance, 100 + tolerance));
    }

    @Test
    void leavesDeepGreyAsItIs() {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(0, 0, 0, 100 * 257);
        grey.getRaster().setSample(1, 0, 0, 65_535);
        Frame frame = decoded(Pictures.write(grey, "png"));
        assertThat(pixel(frame, 0, 0)).containsExactly(100, 100, 100);
        assertThat(pixel(frame, 1, 0)).containsExactly(255, 255, 255);
    }

    @Test
    void laysTransparencyOverWhite() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff_0a_14_1e);
        image.setRGB(1, 0, 0x80_0a_14_1e);
        image.setRGB(2, 0, 0x00_0a_14_1e);
        Frame frame = decoded(Pictures.write(image, "png"));
        assertThat(pixel(frame, 0, 0)).containsExactly(10, 20, 30);
        assertThat(pixel(frame, 1, 0)).containsExactly(132, 137, 142);
        assertThat(pixel(frame, 2, 0)).containsExactly(255, 255, 255);
        assertThat(pixel(decoded(Encoded.bytes(Encoded.WEBP_ALPHA)), 20, 8)).containsExactly(255, 255, 255);
    }

    @Test
    void decodesPalettes() {
        for (String format : new String[] {"png", "gif", "bmp"}) {
            BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED);
            image.setRGB(0, 0, 0xff_ff0000);
            image.setRGB(1, 0, 0xff_00ff00);
            assertThat(pixel(decoded(Pictures.write(image, format)), 0, 0)).containsExactly(255, 0, 0);
            assertThat(pixel(decoded(Pictures.write(image, format)), 1, 0)).containsExactly(0, 255, 0);
        }
    }

    /** Where the stored picture's upper left corner must end up: EXIF 2.32, tag 0x0112. */
    @ParameterizedTest
    @CsvSource({
        "1, left, top, 24, 16", "2, right, top, 24, 16", "3, right, bottom, 24, 16", "4, left, bottom, 24, 16",
        "5, left, top, 16, 24", "6, right, top, 16, 24", "7, right, bottom, 16, 24", "8, left, bottom, 16, 24"
    })
    void turnsPicturesUpright(int orientation, String side, String end, int width, int height) {
        byte[] exif = Pictures.exif(orientation);
        for (byte[] content : new byte[][] {
            Pictures.jpegWithExif(Pictures.write(PICTURE, "jpg"), exif),
            Pictures.pngWithExif(Pictures.write(PICTURE, "png"), exif)
        }) {
            Frame frame = decoded(content);
            assertThat(frame.width()).isEqualTo(width);
            assertThat(frame.height()).isEqualTo(height);
            int x = side.equals("left") ? 0 : width - 1;
            int y = end.equals("top") ? 0 : height - 1;
            assertThat(pixel(frame, x, y)[0]).as("red of the stored corner").isLessThan(20);
            assertThat(pixel(frame, x, y)[1]).as("green of the stored corner").isLessThan(20);
            // Red grows along the stored rows, which are the upright picture's columns from 5 on.
            int[] alongRow = orientation < 5 ? pixel(frame, width - 1 - x, y) : pixel(frame, x, height - 1 - y);
            assertThat(alongRow[0]).isGreaterThan(235);
            assertThat(alongRow[1]).isLessThan(20);
        }
    }

    @Test
    void turnsWebpAndTiffUprightToo() {
        Frame webp = decoded(Encoded.bytes(Encoded.WEBP_TURNED));
        assertThat(webp.width()).isEqualTo(16);
        assertThat(pixel(webp, 15, 0)).containsExactly(0, 0, 128);
        Frame tiff = decoded(tiffTurned());
        assertThat(tiff.width()).isEqualTo(16);
        assertThat(pixel(tiff, 15, 0)).containsExactly(0, 0, 128);
    }

    @Test
    void ignoresAnOrientationThatIsNone() {
        byte[] jpeg = Pictures.write(PICTURE, "jpg");
        for (byte[] exif : new byte[][] {Pictures.exif(0), Pictures.exif(9), new byte[0], new byte[] {1, 2, 3}}) {
            assertThat(decoded(Pictures.jpegWithExif(jpeg, exif)).width()).isEqualTo(24);
        }
    }

    @Test
    void goesByContentAndNotByName() throws Exception {
        Path file = Files.write(folder.resolve("really a png.jpg"), Pictures.write(PICTURE, "png"));
        assertThat(DECODER.decode(file)).isInstanceOf(Decoding.Decoded.class);
    }

    @Test
    void givesTheSameFrameFromManyThreads() {
        byte[] jpeg = Pictures.write(Pictures.gradient(200, 150), "jpg");
        ByteBuffer alone = decoded(jpeg).pixels();
        assertThat(Stream.generate(() -> jpeg).limit(200).parallel().map(FrameDecoderTest::decoded))
                .allSatisfy(frame -> assertThat(frame.pixels()).isEqualTo(alone));
    }

    private static BufferedImage deep() {
        BufferedImage deep = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        new int[] {0, 1, 2},
                        DataBuffer.TYPE_USHORT,
                        false,
                        false)
                .createBufferedImage(24, 16);
        WritableRaster raster = deep.getRaster();
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 24; x++) {
                int[] rgb = PICTURE.getRaster().getPixel(x, y, (int[]) null);
                raster.setPixel(x, y, new int[] {rgb[0] * 257, rgb[1] * 257, rgb[2] * 257});
            }
        }
        return deep;
    }

    /** A TIFF file of one strip, by hand, since Java writes no orientation. */
    private static byte[] tiffTurned() {
        Map<Integer, Integer> tags = new TreeMap<>(Map.of(
                0x100, 24, 0x101, 16, 0x103, 1, 0x106, 2, 0x111, 0, 0x112, 6, 0x115, 3, 0x116, 16, 0x117, 24 * 16 * 3));
        int bits = 8 + 2 + 12 * (tags.size() + 1) + 4;
        ByteBuffer tiff = ByteBuffer.allocate(bits + 6 + 24 * 16 * 3);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) (tags.size() + 1));
        tags.put(0x111, bits + 6);
        tags.forEach((tag, value) -> {
            tiff.putShort((short) (int) tag).putShort((short) 3).putInt(1).putInt(value << 16);
            if (tag == 0x101) {
                tiff.putShort((short) 0x102).putShort((short) 3).putInt(3).putInt(bits);
            }
        });
        tiff.putInt(0).putShort((short) 8).putShort((short) 8).putShort((short) 8);
        return tiff.put(Frame.of(PICTURE, NOON).pixels()).array();
    }

    private static Frame decoded(byte[] content) {
        return switch (DECODER.decode("picture", content)) {
            case Decoding.Decoded(Frame frame) -> frame;
            case Decoding.Refused refused -> fail(refused.toString());
        };
    }

    private static int[] pixel(Frame frame, int x, int y) {
        int at = (y * frame.width() + x) * 3;
        ByteBuffer rgb = frame.pixels();
        return new int[] {rgb.get(at) & 0xff, rgb.get(at + 1) & 0xff, rgb.get(at + 2) & 0xff};
    }

    /** How far two pictures of the same size are apart, in steps of 256. */
    private record Difference(int largest, double mean) {
        static Difference of(Frame a, Frame b) {
            int largest = 0;
            long sum = 0;
            ByteBuffer left = a.pixels();
            ByteBuffer right = b.pixels();
            for (int i = 0; i < left.capacity(); i++) {
                int difference = Math.abs((left.get(i) & 0xff) - (right.get(i) & 0xff));
                largest = Math.max(largest, difference);
                sum += difference;
            }
            return new Difference(largest, (double) sum / left.capacity());
        }
    }
}
