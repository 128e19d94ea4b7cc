package dev.muster.bench;

import dev.muster.face.Effort;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.Frame;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says how much of the time that a 1280 × 720 frame with one face takes is spent outside the networks. One
 * thread, so that network time and wall time can be compared.
 */
public final class WholeFrame {
    private static final int WARM_UP = 50;
    private static final int ROUNDS = 100;

    private final PrintStream out;
    private final Frame frame = SamplePhotos.oneFace();
    /** Keeps results alive, so that no work is optimised away. */
    private final AtomicInteger kept = new AtomicInteger();

    private WholeFrame(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        WholeFrame wholeFrame = new WholeFrame(System.out);
        for (Effort effort : List.of(Effort.FAST, Effort.BALANCED)) {
            wholeFrame.measure(effort);
        }
    }

    private void measure(Effort effort) {
        FaceOptions options = FaceOptions.defaults().withThreads(1).withEffort(effort);
        try (FaceEngine engine = FaceEngine.open(options)) {
            List<Face> faces = engine.detect(frame);
            if (faces.size() != 1) {
                throw new IllegalStateException("expected one face in the frame, got " + faces.size());
            }
            Face face = faces.getFirst();
            Map<String, Runnable> steps = new LinkedHashMap<>();
            steps.put("detect", () -> keep(engine.detect(frame)));
            steps.put("assess quality", () -> keep(engine.assessQuality(frame, face)));
            steps.put("extract", () -> keep(engine.extract(frame, face)));
            steps.put("whole frame", () -> keep(engine.analyse(frame)));
            out.println("%-9s  %-15s %9s %12s %11s %18s"
                    .formatted(effort, "milliseconds", "wall", "networks", "outside", "outside/networks"));
            steps.forEach((name, step) -> measure(engine, name, step));
        }
    }

    /** The quickest rounds tell what the work takes; the others, what else the machine does. */
    private void measure(FaceEngine engine, String name, Runnable step) {
        for (int i = 0; i < WARM_UP; i++) {
            step.run();
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long networks = -engine.inferenceNanos();
            long wall = -System.nanoTime();
            step.run();
            rounds.add(new Round(wall + System.nanoTime(), networks + engine.inferenceNanos()));
        }
        rounds.sort(Comparator.comparingLong(Round::wall));
        List<Round> quickest = rounds.subList(0, ROUNDS / 10);
        double wall = quickest.stream().mapToLong(Round::wall).average().orElseThrow() / 1e6;
        double networks = quickest.stream().mapToLong(Round::networks).average().orElseThrow() / 1e6;
        double outside = wall - networks;
        out.println(String.format(
                Locale.ROOT,
                "%-9s  %-15s %9.2f %12.2f %11.2f %16.1f %%",
                "",
                name,
                wall,
                networks,
                outside,
                100 * outside / networks));
    }

    /** One run of a step, in nanoseconds. */
    private record Round(long wall, long networks) {}

    private void keep(Object result) {
        kept.addAndGet(System.identityHashCode(result));
    }
}
