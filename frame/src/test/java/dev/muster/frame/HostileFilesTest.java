package dev.muster.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class HostileFilesTest {
    private static final String NOT_AN_IMAGE = "is not an image: expected JPEG, PNG, WebP, GIF, BMP or TIFF";
    private static final FrameDecoder DECODER = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());

    @TempDir
    private Path folder;

    static Stream<byte[]> pictures() {
        var picture = Pictures.gradient(24, 16);
        return Stream.of(
                Pictures.jpegWithExif(Pictures.write(picture, "jpg"), Pictures.exif(6)),
                Pictures.write(picture, "jpg", true),
                Pictures.write(picture, "png"),
                Pictures.write(picture, "gif"),
                Pictures.write(picture, "bmp"),
                Pictures.write(picture, "tiff"),
                Encoded.bytes(Encoded.WEBP_LOSSY),
                Encoded.bytes(Encoded.WEBP_LOSSLESS),
                Encoded.bytes(Encoded.WEBP_ANIMATED),
                Encoded.bytes(Encoded.JPEG_CMYK),
                Encoded.bytes(Encoded.TIFF_CMYK));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        assertThat(reason(folder.resolve("missing.jpg"))).isEqualTo("does not exist");
        assertThat(reason(folder)).isEqualTo("is a folder, not an image file");
        assertThat(reason(Path.of("/dev/zero"))).isEqualTo("is not a file: expected an image file");
        assertThat(reason(file("empty.jpg", new byte[0]))).startsWith("is empty: expected JPEG");
        assertThat(reason(file("text.jpg", "Dear Sir or Madam".getBytes(UTF_8))))
                .isEqualTo(NOT_AN_IMAGE);
        assertThat(reason(file("bm.bmp", "BMW is a maker of cars".getBytes(UTF_8))))
                .isEqualTo(NOT_AN_IMAGE);
        assertThat(reason(file("phone.heic", "....ftypheic....".getBytes(UTF_8))))
                .startsWith("is a HEIC image");
        assertThat(reason(file("clip.jpg", "....ftypisom....".getBytes(UTF_8)))).startsWith("is a video");
    }

    @Test
    void namesTheFileAsGiven() {
        Path file = Path.of("no/such.jpg");
        assertThat(DECODER.decode(file)).isEqualTo(new Decoding.Refused(file.toString(), "does not exist"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void refusesEveryBeginningOfAPicture(byte[] content) {
        // The last bytes of a GIF and of a TIFF may hold no pixels.
        boolean loose = content[0] == 'G' || content[0] == 'I' || content[0] == 'M';
        int end = loose ? content.length - 16 : content.length;
        for (int length = 0; length < end; length += 1 + content.length / 200) {
            assertThat(DECODER.decode("cut", Arrays.copyOf(content, length)))
                    .as("%d of %d bytes", length, content.length)
                    .isInstanceOf(Decoding.Refused.class);
        }
    }

    @Test
    void refusesHugePicturesByTheirHeaderAlone() {
        long start = System.nanoTime();
        assertThat(reason(Pictures.pngClaiming(30_000, 30_000)))
                .isEqualTo("is 30000 x 30000 pixels large, more than the 64,000,000 pixels that an image may have");
        assertThat(reason(claiming(Pictures.write(Pictures.gradient(8, 8), "jpg"), 0xffc0, 5)))
                .startsWith("is 30000 x 30000 pixels large");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(reason(Pictures.pngClaiming(0, 30_000))).isEqualTo("is damaged and cannot be decoded");
        assertThat(reason(Pictures.pngClaiming(-1, -1))).isEqualTo("is damaged and cannot be decoded");
    }

    @Test
    void keepsToItsLimits() throws Exception {
        byte[] png = Pictures.write(Pictures.gradient(10, 10), "png");
        FrameDecoder small = new FrameDecoder(new DecodeLimits(png.length, 100), Clock.systemUTC());
        assertThat(small.decode("right", png)).isInstanceOf(Decoding.Decoded.class);
        FrameDecoder fewBytes = new FrameDecoder(new DecodeLimits(png.length - 1, 100), Clock.systemUTC());
        assertThat(fewBytes.decode("fat", png)).isInstanceOf(Decoding.Refused.class);
        assertThat(((Decoding.Refused) fewBytes.decode(file("fat.png", png))).reason())
                .isEqualTo("is larger than the %,d bytes that an image may have".formatted(png.length - 1));
        FrameDecoder fewPixels = new FrameDecoder(new DecodeLimits(png.length, 99), Clock.systemUTC());
        assertThat(((Decoding.Refused) fewPixels.decode("large", png)).reason())
                .isEqualTo("is 10 x 10 pixels large, more than the 99 pixels that an image may have");
    }

    @Test
    void refusesAJpegWithThousandsOfScans() {
        byte[] jpeg = Pictures.write(Pictures.gradient(8, 8), "jpg", true);
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0};
        byte[] bomb = jpeg;
        for (int i = 0; i < 120; i++) {
            bomb = Pictures.insert(bomb, bomb.length - 2, scan);
        }
        assertThat(reason(bomb)).contains("more than 100 scans");
    }

    @Test
    void refusesAJpegWhosePictureEndsEarly() {
        byte[] jpeg = Pictures.write(Pictures.gradient(200, 200), "jpg");
        byte[] early = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        early[early.length - 2] = (byte) 0xff;
        early[early.length - 1] = (byte) 0xd9;
        assertThat(reason(early)).isEqualTo("is damaged and cannot be decoded");
    }

    @Test
    void decodesASinglePixel() {
        for (String format : new String[] {"jpg", "png", "gif", "bmp", "tiff"}) {
            assertThat(DECODER.decode(format, Pictures.write(Pictures.gradient(1, 1), format)))
                    .isInstanceOf(Decoding.Decoded.class);
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void answersAnyMutationQuicklyAndSilently(byte[] content) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        FrameDecoder decoder = new FrameDecoder(new DecodeLimits(1_000_000, 1_000_000), Clock.systemUTC());
        Random random = new Random(42);
        try {
            System.setOut(new PrintStream(printed, true, UTF_8));
            System.setErr(new PrintStream(printed, true, UTF_8));
            for (int i = 0; i < 400; i++) {
                byte[] mutated = mutate(content, random);
                long start = System.nanoTime();
                assertThat(decoder.decode("mutated", mutated)).isNotNull();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    /** Changes, repeats or removes a few bytes, mostly near the beginning, where the structure is. */
    private static byte[] mutate(byte[] content, Random random) {
        byte[] mutated = content.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int reach = random.nextBoolean() ? Math.min(100, mutated.length) : mutated.length;
            int at = Math.min(mutated.length - 1, 2 + random.nextInt(reach));
            mutated[at] = (byte) (random.nextInt(4) == 0 ? -1 : random.nextInt(256));
        }
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(mutated, random.nextInt(mutated.length));
            case 1 -> Arrays.copyOf(mutated, mutated.length + random.nextInt(50));
            case 2 -> Pictures.insert(mutated, random.nextInt(mutated.length), new byte[random.nextInt(9)]);
            default -> mutated;
        };
    }

    /** Overwrites a JPEG's height and width, behind its frame marker. */
    private static byte[] claiming(byte[] jpeg, int marker, int offset) {
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xff) == marker >> 8 && (jpeg[i + 1] & 0xff) == (marker & 0xff)) {
                ByteBuffer.wrap(jpeg).putShort(i + offset, (short) 30_000).putShort(i + offset + 2, (short) 30_000);
                return jpeg;
            }
        }
        throw new IllegalArgumentException("expected a baseline JPEG");
    }

    private Path file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }

    private static String reason(Path file) {
        return ((Decoding.Refused) DECODER.decode(file)).reason();
    }

    private static String reason(byte[] content) {
        return ((Decoding.Refused) DECODER.decode("content", content)).reason();
    }
}
