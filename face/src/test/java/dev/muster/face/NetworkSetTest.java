package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.face.internal.onnx.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSetTest {
    private static final List<String> RECOGNISER = List.of(
            "recogniser.name = mine",
            "recogniser.file = mine.onnx",
            "recogniser.sha256 = " + "0".repeat(64),
            "recogniser.width = 112",
            "recogniser.height = 112",
            "recogniser.channels = RGB",
            "recogniser.mean = 127.5",
            "recogniser.divisor = 127.5",
            "recogniser.length = 512",
            "recogniser.plain.fmr.1e-4 = 0.25");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"detector", "landmarks", "recogniser", "pose"})
    void theShippedNetworksLoad(String section) {
        try (Network network = NetworkSet.shipped().network(section).load(new LongAdder())) {
            assertThat(network).isNotNull();
        }
    }

    @Test
    void embeddingsWithAndWithoutTheMirrorCarryDifferentIds() {
        NetworkSet shipped = NetworkSet.shipped();
        assertThat(shipped.modelId(true)).isNotEqualTo(shipped.modelId(false));
        assertThat(shipped.modelId(true)).isEqualTo(NetworkSet.shipped().modelId(true));
        assertThat(shipped.modelId(true).value()).startsWith("faceplugin-0.0.1:");
    }

    @Test
    void thresholdsRiseAsTheErrorRateFalls() {
        for (boolean mirror : new boolean[] {true, false}) {
            var thresholds = NetworkSet.shipped().thresholdsByFmr(mirror);
            assertThat(thresholds).containsKey(1e-4);
            double last = 2;
            for (var entry : new java.util.TreeMap<>(thresholds).entrySet()) {
                assertThat(entry.getValue()).isBetween(0.0, 1.0).isLessThan(last);
                last = entry.getValue();
            }
        }
    }

    @Test
    void aRecogniserOfOnesOwnHasItsOwnIdAndThresholds() throws IOException {
        NetworkSet own = read(RECOGNISER);
        assertThat(own.modelId(true)).isNotEqualTo(NetworkSet.shipped().modelId(true));
        assertThat(own.modelId(true).value()).startsWith("mine:");
        assertThat(own.thresholdsByFmr(false)).containsOnlyKeys(1e-4).containsValue(0.25);
        assertThat(own.thresholdsByFmr(true)).isEmpty();
    }

    @Test
    void sectionsLeftOutAreTheShippedOnes() throws IOException {
        NetworkSet own = read(RECOGNISER);
        for (String section : List.of("detector", "landmarks", "pose")) {
            assertThat(own.network(section)).isEqualTo(NetworkSet.shipped().network(section));
        }
        assertThat(own.network("recogniser").file().getPath()).endsWith("/mine.onnx");
        NetworkSet empty = read(List.of("# nothing"));
        assertThat(empty.modelId(true)).isEqualTo(NetworkSet.shipped().modelId(true));
    }

    @ParameterizedTest
    @CsvSource({
        "sha256 = 0000, sha256 = 1111",
        "channels = RGB, channels = BGR",
        "mean = 127.5, mean = 0",
        "divisor = 127.5, divisor = 128",
        "width = 112, width = 128"
    })
    void whateverShapesAnEmbeddingIsInItsId(String one, String other) throws IOException {
        assertThat(read(with(one)).modelId(true)).isNotEqualTo(read(with(other)).modelId(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "sha256", "width", "height", "channels", "mean", "divisor"})
    void namesAMissingKey(String key) {
        List<String> lines = RECOGNISER.stream()
                .filter(line -> !line.startsWith("recogniser." + key + " "))
                .toList();
        assertRefused(() -> read(lines), "own.properties", "recogniser." + key, "missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "length"})
    void namesAMissingKeyThatOnlyAnEngineReads(String key) throws IOException {
        NetworkSet own = read(RECOGNISER.stream()
                .filter(line -> !line.startsWith("recogniser." + key + " "))
                .toList());
        FaceOptions options = FaceOptions.defaults().withNetworks(own);
        assertRefused(() -> FaceEngine.open(options).close(), "own.properties", "recogniser." + key, "missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width = wide | expected a number",
                "width = 0 | whole number from 1 to 4096",
                "width = 1e9 | whole number from 1 to 4096",
                "height = 11.5 | whole number from 1 to 4096",
                "height = NaN | number",
                "mean = 1, 2 | one number or three",
                "mean = 1, two, 3 | expected a number",
                "mean = NaN | expected a number",
                "divisor = Infinity | expected a number",
                "divisor = 0 | other than 0",
                "divisor = | missing",
                "channels = CMYK | expected RGB, BGR or GREY"
            })
    void namesAKeyWithABadValue(String line, String reason) {
        String key = "recogniser." + line.split(" ", 2)[0];
        assertRefused(() -> read(with(line)), "own.properties", key, reason);
    }

    @Test
    void namesABadThreshold() throws IOException {
        NetworkSet own = read(with("plain.fmr.1e-4 = often"));
        assertRefused(() -> own.thresholdsByFmr(false), "own.properties", "recogniser.plain.fmr.1e-4", "often");
    }

    @Test
    void namesAnUnknownSection() {
        assertRefused(() -> read(List.of("recognizer.file = x.onnx")), "own.properties", "recognizer.file", "detector");
    }

    @Test
    void namesADescriptorThatIsNotThere() {
        assertRefused(() -> NetworkSet.read(folder.resolve("none.properties")), "none.properties", "there is no file");
        assertRefused(() -> NetworkSet.read(folder), folder.toString());
    }

    @Test
    void namesADescriptorWithABrokenEscape() {
        assertRefused(() -> read(List.of("recogniser.name = \\u12")), "own.properties", "cannot be read");
    }

    @Test
    void namesAnUnknownOutputKind() throws IOException {
        NetworkSet own = read(List.of(
                "detector.file = mine.onnx",
                "detector.sha256 = 00",
                "detector.width = 640",
                "detector.height = 640",
                "detector.channels = RGB",
                "detector.mean = 127",
                "detector.divisor = 128",
                "detector.confidence = 0.5",
                "detector.smallest = 12",
                "detector.output = yolo"));
        FaceOptions options = FaceOptions.defaults().withNetworks(own);
        assertRefused(() -> FaceEngine.open(options).close(), "own.properties", "detector.output", "yolo");
    }

    @Test
    void namesANetworkFileThatIsNotThere() throws IOException {
        NetworkFile missing = read(RECOGNISER).network("recogniser");
        assertRefused(() -> missing.load(new LongAdder()).close(), "mine.onnx", "cannot be read");
    }

    @Test
    void namesANetworkFileThatIsNotTheOneExpected() throws IOException {
        Files.write(folder.resolve("mine.onnx"), new byte[] {1, 2, 3});
        NetworkFile other = read(RECOGNISER).network("recogniser");
        assertRefused(() -> other.load(new LongAdder()).close(), "mine.onnx", "not the one expected", "0".repeat(64));
    }

    @Test
    void namesAFileThatIsNoNetwork() throws IOException {
        Files.write(folder.resolve("mine.onnx"), new byte[0]);
        String sha256OfNothing = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";
        NetworkFile empty = read(with("sha256 = " + sha256OfNothing)).network("recogniser");
        assertRefused(() -> empty.load(new LongAdder()).close(), "mine.onnx", "cannot be loaded");
    }

    /** The recogniser's section with one line replaced. */
    private static List<String> with(String line) {
        String start = "recogniser." + line.split(" ", 2)[0] + " ";
        return RECOGNISER.stream()
                .map(old -> old.startsWith(start) ? "recogniser." + line : old)
                .toList();
    }

    private NetworkSet read(List<String> lines) throws IOException {
        return NetworkSet.read(Files.write(folder.resolve("own.properties"), lines));
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatExceptionOfType(NetworkException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}
