package dev.muster.face;

import dev.muster.face.internal.onnx.Network;
import dev.muster.face.internal.pixels.Planes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The networks of one engine, each loaded when it is first run. */
final class Networks implements AutoCloseable {
    private final NetworkSet set;
    private final LongAdder nanos = new LongAdder();
    private final Map<String, Loaded> loaded = new LinkedHashMap<>();
    private boolean closed;

    private record Loaded(NetworkFile file, Network network) {}

    Networks(NetworkSet set) {
        this.set = set;
    }

    /** Runs the network of a section on a picture of its input's size. */
    List<float[]> run(String section, Planes picture) {
        Loaded network = network(section);
        return network.network.run(network.file.input(picture));
    }

    /** Runs the network of a section on what {@link NetworkFile#input} made. */
    List<float[]> run(String section, float[] input) {
        return network(section).network.run(input);
    }

    /** Time spent in network runs so far, in nanoseconds, all threads added up. */
    long nanos() {
        return nanos.sum();
    }

    private synchronized Loaded network(String section) {
        if (closed) {
            throw new IllegalStateException("the face engine is closed");
        }
        return loaded.computeIfAbsent(section, name -> {
            NetworkFile file = set.network(name);
            return new Loaded(file, file.load(nanos));
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        loaded.values().forEach(network -> network.network.close());
        loaded.clear();
    }
}
