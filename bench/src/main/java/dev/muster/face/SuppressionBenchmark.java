package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long do 600 proposals around 30 faces take to become 30, next to comparing each with every other? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SuppressionBenchmark {
    private final List<Proposal> proposals = proposals(new Random(1));

    private static List<Proposal> proposals(Random random) {
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double x = i % 30 % 6 * 200 + random.nextDouble(8);
            double y = i % 30 / 6 * 140 + random.nextDouble(8);
            proposals.add(new Proposal(new Box(x, y, 80, 100), random.nextDouble(0.7, 1), 0));
        }
        return proposals;
    }

    @Benchmark
    public List<Proposal> muster() {
        return Suppression.suppress(proposals);
    }

    /** A proposal stays when no surer one covers it: 360,000 comparisons, and not quite the same answer. */
    @Benchmark
    public List<Proposal> everyPair() {
        List<Proposal> kept = new ArrayList<>();
        for (Proposal proposal : proposals) {
            boolean covered = false;
            for (Proposal other : proposals) {
                covered |= other.confidence() > proposal.confidence()
                        && other.box().iou(proposal.box()) > 0.4;
            }
            if (!covered) {
                kept.add(proposal);
            }
        }
        return kept;
    }
}
