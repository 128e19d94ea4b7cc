package dev.muster.bench;

import dev.muster.embedding.Embedding;
import dev.muster.face.Effort;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.face.Quality;
import dev.muster.frame.Frame;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What does each choice cost on a 1280 × 720 frame with one face: effort of detection, mirrored averaging? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class FaceStepBenchmark {
    private final Frame frame = SamplePhotos.oneFace();
    private final FaceEngine fast = engine(Effort.FAST, false);
    private final FaceEngine balanced = engine(Effort.BALANCED, true);
    private final FaceEngine thorough = engine(Effort.THOROUGH, true);
    private final Face face = balanced.detect(frame).getFirst();

    private static FaceEngine engine(Effort effort, boolean mirror) {
        return FaceEngine.open(
                FaceOptions.defaults().withThreads(1).withEffort(effort).withMirror(mirror));
    }

    @TearDown
    public void close() {
        fast.close();
        balanced.close();
        thorough.close();
    }

    @Benchmark
    public List<Face> detectFast() {
        return fast.detect(frame);
    }

    @Benchmark
    public List<Face> detectBalanced() {
        return balanced.detect(frame);
    }

    @Benchmark
    public List<Face> detectThorough() {
        return thorough.detect(frame);
    }

    @Benchmark
    public Quality assessQuality() {
        return balanced.assessQuality(frame, face);
    }

    @Benchmark
    public Embedding extractPlain() {
        return fast.extract(frame, face);
    }

    @Benchmark
    public Embedding extractMirrored() {
        return balanced.extract(frame, face);
    }
}
