package dev.muster.face.internal.onnx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class VanishingWeightsTest {
    // Field numbers of onnx.proto.
    private static final int MODEL_PRODUCER = 2;
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_FLOATS = 4;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW = 9;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private static final float[] WEIGHTS = {
        1, -2.5f, 1e-20f, -1e-30f, Float.MIN_VALUE, 0, -0f, 2e-15f, -2e-15f, 1e-14f, Float.NaN, Float.MAX_VALUE
    };
    private static final float[] CLEARED = {1, -2.5f, 0, 0, 0, 0, 0, 2e-15f, -2e-15f, 1e-14f, Float.NaN, Float.MAX_VALUE
    };

    @Test
    void clearsTheVanishingFloatsOfEveryInitializer() {
        byte[] onnx = model(tensor(FLOAT, raw(WEIGHTS)), tensor(FLOAT, raw(WEIGHTS)));
        VanishingWeights.clear(onnx);
        assertThat(onnx).isEqualTo(model(tensor(FLOAT, raw(CLEARED)), tensor(FLOAT, raw(CLEARED))));
    }

    @Test
    void clearsWhenTheTypeComesAfterTheData() {
        byte[] onnx = model(join(bytes(TENSOR_RAW, raw(WEIGHTS)), number(TENSOR_TYPE, FLOAT)));
        VanishingWeights.clear(onnx);
        assertThat(onnx).isEqualTo(model(join(bytes(TENSOR_RAW, raw(CLEARED)), number(TENSOR_TYPE, FLOAT))));
    }

    @Test
    void leavesWholeNumbersAlone() {
        byte[] longs = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1)
                .putLong(-7)
                .putLong(1L << 40)
                .array();
        assertUntouched(model(tensor(INT64, longs)));
    }

    @Test
    void leavesEverythingBesidesInitializersAlone() {
        byte[] tensor = tensor(FLOAT, raw(WEIGHTS));
        assertUntouched(join(bytes(MODEL_PRODUCER, tensor), bytes(MODEL_GRAPH, bytes(GRAPH_NODE, tensor))));
    }

    @Test
    void leavesFloatsOutsideTheRawDataAlone() {
        assertUntouched(model(join(number(TENSOR_TYPE, FLOAT), bytes(TENSOR_FLOATS, raw(WEIGHTS)))));
    }

    @Test
    void passesOverFieldsOfFixedSize() {
        byte[] fixed = join(new byte[] {(9 << 3) | 5, 0, 0, 0, 0}, new byte[] {(8 << 3) | 1, 0, 0, 0, 0, 0, 0, 0, 0});
        byte[] onnx = join(fixed, model(tensor(FLOAT, raw(WEIGHTS))), fixed);
        VanishingWeights.clear(onnx);
        assertThat(onnx).isEqualTo(join(fixed, model(tensor(FLOAT, raw(CLEARED))), fixed));
    }

    private static void assertUntouched(byte[] onnx) {
        byte[] before = onnx.clone();
        VanishingWeights.clear(onnx);
        assertThat(onnx).isEqualTo(before);
    }

    private static byte[] model(byte[]... tensors) {
        byte[] graph = bytes(GRAPH_NAME, "graph".getBytes(US_ASCII));
        for (byte[] tensor : tensors) {
            graph = join(graph, bytes(GRAPH_INITIALIZER, tensor));
        }
        return join(number(1, 8), bytes(MODEL_PRODUCER, "test".getBytes(US_ASCII)), bytes(MODEL_GRAPH, graph));
    }

    private static byte[] tensor(int type, byte[] raw) {
        return join(
                number(TENSOR_DIMS, 300),
                number(TENSOR_TYPE, type),
                bytes(TENSOR_NAME, "weights".getBytes(US_ASCII)),
                bytes(TENSOR_RAW, raw));
    }

    private static byte[] raw(float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return raw.array();
    }

    private static byte[] number(int field, long value) {
        return join(varint(field << 3), varint(value));
    }

    private static byte[] bytes(int field, byte[] content) {
        return join(varint((field << 3) | 2), varint(content.length), content);
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long left = value;
        while (left > 0x7f) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
