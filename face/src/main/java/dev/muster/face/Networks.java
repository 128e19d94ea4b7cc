package dev.muster.face;

import dev.muster.face.internal.onnx.Network;
import dev.muster.face.internal.pixels.Planes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** The networks of one engine, each loaded when it is first run. */
final class Networks implements AutoCloseable {
    private final NetworkSet set;
    private final LongAdder nanos = new LongAdder();
    private final Map<String, Loaded> loaded = new LinkedHashMap<>();
    /** Held for reading by each run, for writing while closing. */
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    private boolean closed;

    private record Loaded(NetworkFile file, Network network) {}

    Networks(NetworkSet set) {
        this.set = set;
    }

    /** Runs the network of a section on a picture of its input's size. */
    List<float[]> run(String section, Planes picture) {
        return run(section, file -> file.input(picture));
    }

    /** Runs the network of a section on what {@link NetworkFile#input} made. */
    List<float[]> run(String section, float[] input) {
        return run(section, file -> input);
    }

    private List<float[]> run(String section, Function<NetworkFile, float[]> input) {
        running.readLock().lock();
        try {
            Loaded network = network(section);
            return network.network.run(input.apply(network.file));
        } finally {
            running.readLock().unlock();
        }
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

    /** Waits for runs under way: freed under them, native memory would take the process along. */
    @Override
    public void close() {
        running.writeLock().lock();
        try {
            closed = true;
            loaded.values().forEach(network -> network.network.close());
            loaded.clear();
        } finally {
            running.writeLock().unlock();
        }
    }
}
