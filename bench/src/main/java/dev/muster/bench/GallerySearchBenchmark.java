package dev.muster.bench;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.ExactGallery;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.gallery.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How much faster is the gallery's search than comparing one embedding after the other? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class GallerySearchBenchmark {
    private static final ModelId MODEL = new ModelId("random");
    private static final int LENGTH = 512;
    private static final int LIMIT = 5;

    @Param({"100", "10000"})
    int templates;

    private final ExactGallery gallery = new ExactGallery(OperatingPoints.of(MODEL, Map.of(1e-3, 0.4, 1e-4, 0.5)));
    private final List<Template> list = new ArrayList<>();
    private Embedding probe = Embedding.of(MODEL, new float[] {1});

    @Setup
    public void enrol() {
        Random random = new Random(1);
        for (int i = 0; i < templates; i++) {
            list.add(new Template(new SubjectId("subject-" + i), embedding(random)));
        }
        gallery.enrol(list);
        probe = embedding(random);
    }

    @Benchmark
    public List<Candidate> gallery() {
        return gallery.search(probe, LIMIT);
    }

    /** Every template's similarity, sorted. */
    @Benchmark
    public List<Candidate> oneByOne() {
        return list.stream()
                .map(template -> new Candidate(template.subject(), probe.similarity(template.embedding())))
                .sorted(Comparator.comparingDouble(Candidate::similarity).reversed())
                .limit(LIMIT)
                .toList();
    }

    private static Embedding embedding(Random random) {
        float[] values = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.of(MODEL, values);
    }
}
