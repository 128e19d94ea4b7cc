package dev.muster.face.internal.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.BufferUnderflowException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * A loaded network with one input. Any number of threads may run it at once; each run uses the
 * calling thread alone, so that answers do not depend on company.
 */
public final class Network implements AutoCloseable {
    private final String name;
    private final long[] inputShape;
    private final OrtSession session;
    private final LongAdder nanos;

    private Network(String name, long[] inputShape, OrtSession session, LongAdder nanos) {
        this.name = name;
        this.inputShape = inputShape;
        this.session = session;
        this.nanos = nanos;
    }

    /**
     * Loads a network.
     *
     * @param name what errors call it
     * @param onnx the file's bytes; they are changed
     * @param inputShape of a batch of one
     * @param nanos counts the time spent in runs
     * @throws IllegalArgumentException when ONNX Runtime cannot read the bytes
     */
    public static Network load(String name, byte[] onnx, long[] inputShape, LongAdder nanos) {
        Telemetry.forbid();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            VanishingWeights.clear(onnx);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx, options);
            return new Network(name, inputShape.clone(), session, nanos);
        } catch (OrtException | BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("network " + name + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * Runs the network.
     *
     * @param input as many values as the input shape says
     * @return the outputs in the network's own order, each flattened
     * @throws IllegalStateException when the network fails
     */
    public List<float[]> run(float[] input) {
        long start = System.nanoTime();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input), inputShape);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            List<float[]> outputs = new ArrayList<>();
            for (Map.Entry<String, OnnxValue> output : result) {
                outputs.add(floats(output.getValue()));
            }
            return outputs;
        } catch (OrtException e) {
            throw new IllegalStateException("network " + name + " failed: " + e.getMessage(), e);
        } finally {
            nanos.add(System.nanoTime() - start);
        }
    }

    private static float[] floats(OnnxValue value) {
        FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("network " + name + " did not close: " + e.getMessage(), e);
        }
    }
}
