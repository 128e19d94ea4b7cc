package dev.muster.face.internal.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final long[] SHAPE = {1, 3, 112, 112};

    private final Random random = new Random(29);
    private final LongAdder nanos = new LongAdder();

    @Test
    void answersAsTheUntouchedNetworkWould() throws Exception {
        try (Network network = load(recogniser())) {
            for (int round = 0; round < 3; round++) {
                float[] input = input();
                float[] expected = untouched(input);
                assertThat(network.run(input).getFirst()).containsExactly(expected, within(1e-5f * largest(expected)));
            }
        }
    }

    @Test
    void clearingChangesSomethingInTheShippedRecogniser() throws IOException {
        byte[] onnx = recogniser();
        VanishingWeights.clear(onnx);
        assertThat(onnx).isNotEqualTo(recogniser());
    }

    @Test
    void theSameInputGivesTheSameOutput() throws IOException {
        try (Network network = load(recogniser())) {
            float[] input = input();
            assertThat(network.run(input).getFirst())
                    .containsExactly(network.run(input).getFirst());
        }
    }

    @Test
    void countsTheTimeThatItTakes() throws IOException {
        try (Network network = load(recogniser())) {
            assertThat(network.run(input())).hasSize(1);
            assertThat(nanos.sum()).isPositive();
        }
    }

    @Test
    void refusesGarbage() {
        assertRefused(new byte[0]);
        assertRefused("this is no network".getBytes(UTF_8));
        assertRefused(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff});
        byte[] endless = new byte[40];
        Arrays.fill(endless, (byte) 0x80);
        assertRefused(endless);
        for (int round = 0; round < 500; round++) {
            byte[] garbage = new byte[1 + random.nextInt(200)];
            random.nextBytes(garbage);
            assertRefused(garbage);
        }
    }

    @Test
    void refusesATruncatedNetwork() throws IOException {
        byte[] whole = recogniser();
        for (int length : new int[] {1, 10, 1000, 100_000, whole.length / 2, whole.length - 1}) {
            assertRefused(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void saysThatItFailedWhenTheInputHasAnotherShape() throws IOException {
        try (Network network = Network.load("recogniser", recogniser(), new long[] {1, 3, 100, 100}, nanos)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> network.run(new float[30_000]))
                    .withMessageContaining("network recogniser failed");
        }
    }

    private void assertRefused(byte[] onnx) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(onnx).close())
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("cannot be loaded", "not an ONNX file"));
    }

    private Network load(byte[] onnx) {
        return Network.load("recogniser", onnx, SHAPE, nanos);
    }

    private static float[] untouched(float[] input) throws IOException, OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(recogniser());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), SHAPE);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            float[] output = new float[512];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(output);
            return output;
        }
    }

    private float[] input() {
        float[] input = new float[3 * 112 * 112];
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat() * 2 - 1;
        }
        return input;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static byte[] recogniser() throws IOException {
        try (InputStream in = NetworkTest.class.getResourceAsStream("/dev/muster/models/fr_feature.onnx")) {
            return requireNonNull(in).readAllBytes();
        }
    }
}
