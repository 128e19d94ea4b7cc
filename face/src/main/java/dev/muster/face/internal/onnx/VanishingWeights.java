package dev.muster.face.internal.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sets a network's vanishing weights to zero, in place, in its ONNX file's bytes.
 *
 * <p>Training leaves weights so small that products with them are subnormal, which a processor
 * multiplies many times slower than other numbers; next to the others they change nothing. See
 * docs/decisions/0003-vanishing-weights.md.
 */
final class VanishingWeights {
    /** Far below the precision of a float sum of values near one (2^-24). */
    private static final float LIMIT = 1e-15f;

    // Field numbers of onnx.proto: ModelProto.graph, GraphProto.initializer, TensorProto.data_type and raw_data.
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int DATA_TYPE = 2;
    private static final int RAW_DATA = 9;
    private static final int FLOAT = 1;

    private VanishingWeights() {}

    static void clear(byte[] onnx) {
        ByteBuffer model = ByteBuffer.wrap(onnx).order(ByteOrder.LITTLE_ENDIAN);
        while (model.hasRemaining()) {
            Field field = Field.next(model);
            if (field.number == GRAPH) {
                clearGraph(field.content);
            }
        }
    }

    private static void clearGraph(ByteBuffer graph) {
        while (graph.hasRemaining()) {
            Field field = Field.next(graph);
            if (field.number == INITIALIZER) {
                clearTensor(field.content);
            }
        }
    }

    private static void clearTensor(ByteBuffer tensor) {
        long type = 0;
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (tensor.hasRemaining()) {
            Field field = Field.next(tensor);
            if (field.number == DATA_TYPE) {
                type = field.value;
            } else if (field.number == RAW_DATA) {
                raw = field.content;
            }
        }
        if (type == FLOAT) {
            for (int i = raw.position(); i + Float.BYTES <= raw.limit(); i += Float.BYTES) {
                if (Math.abs(raw.getFloat(i)) < LIMIT) {
                    raw.putFloat(i, 0);
                }
            }
        }
    }

    /** One field of a protocol buffer message: a number, or a view of the bytes. */
    private record Field(int number, long value, ByteBuffer content) {
        private static final ByteBuffer NONE = ByteBuffer.allocate(0);

        static Field next(ByteBuffer message) {
            long key = varint(message);
            int number = (int) (key >>> 3);
            return switch ((int) (key & 7)) {
                case 0 -> new Field(number, varint(message), NONE);
                case 1 -> new Field(number, message.getLong(), NONE);
                case 2 -> new Field(number, 0, slice(message, (int) varint(message)));
                case 5 -> new Field(number, message.getInt(), NONE);
                default -> throw new IllegalArgumentException("not an ONNX file: unknown wire type in field " + number);
            };
        }

        private static ByteBuffer slice(ByteBuffer message, int length) {
            ByteBuffer content = message.slice(message.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            message.position(message.position() + length);
            return content;
        }

        private static long varint(ByteBuffer message) {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                byte next = message.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("not an ONNX file: a number does not end");
        }
    }
}
