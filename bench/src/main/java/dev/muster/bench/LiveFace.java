package dev.muster.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.frame.JpegEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says what an attempt at a live face costs: milliseconds of one core for each second of video, compilers and garbage
 * collection included. Each row has a process of its own, so that the first attempt after a start is a first one.
 */
public final class LiveFace {
    /** Milliseconds of one core for a second of video. */
    private static final double BUDGET = 300;

    private static final double JPEG_QUALITY = 0.85;
    /** Every so-manieth frame is sent: as many as are looked at. */
    private static final int SENT = 4;

    private static final int UNCOUNTED = 2;
    private static final int COUNTED = 5;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final FaceEngine engine;
    private final List<Frame> frames;

    private enum Row {
        FIRST("first attempt after a start"),
        WARMED("first attempt after FaceEngine.warmUp"),
        LATER("later attempts, median of " + COUNTED),
        DECODED("the same, and decoding the frames looked at from JPEG"),
        DETECTED("beside it: faces and landmarks alone, in each of 30 frames a second"),
        EVERY_FRAME("beside it: all steps, in each of 30 frames a second");

        private final String words;

        Row(String words) {
            this.words = words;
        }
    }

    private LiveFace(FaceEngine engine, List<Frame> frames) {
        this.engine = engine;
        this.frames = frames;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            table(System.out);
            return;
        }
        List<Frame> frames = LiveFrames.read();
        try (FaceEngine engine = FaceEngine.open(FaceOptions.defaults())) {
            System.out.println(new LiveFace(engine, frames).cost(Row.valueOf(arguments[0])));
        }
    }

    private static void table(PrintStream out) throws IOException, InterruptedException {
        out.println(LiveFrames.origin());
        out.println("%-70s %12s %10s".formatted("one attempt", "ms a second", "of budget"));
        for (Row row : Row.values()) {
            double cost = inOwnProcess(row);
            out.println(String.format(Locale.ROOT, "%-70s %12.0f %10.2f", row.words, cost, cost / BUDGET));
        }
    }

    private static double inOwnProcess(Row row) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LiveFace.class.getName(),
                        row.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process for " + row + " failed");
        }
        return Double.parseDouble(answer.strip());
    }

    private double cost(Row row) {
        return switch (row) {
            case FIRST -> once(frames, LiveAttempt.asShipped(engine));
            case WARMED -> {
                engine.warmUp();
                yield once(frames, LiveAttempt.asShipped(engine));
            }
            case LATER -> usual(frames, () -> LiveAttempt.asShipped(engine));
            case DECODED -> usual(files(), () -> decoding(LiveAttempt.asShipped(engine)));
            case DETECTED -> usual(frames, () -> engine::detectNear);
            case EVERY_FRAME -> usual(frames, () -> LiveAttempt.everyFrame(engine));
        };
    }

    private static <T> double usual(List<T> pictures, Supplier<Consumer<T>> attempts) {
        for (int i = 0; i < UNCOUNTED; i++) {
            once(pictures, attempts.get());
        }
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < COUNTED; i++) {
            costs.add(once(pictures, attempts.get()));
        }
        return costs.stream().sorted().toList().get(COUNTED / 2);
    }

    private static <T> double once(List<T> pictures, Consumer<T> attempt) {
        long before = SYSTEM.getProcessCpuTime();
        pictures.forEach(attempt);
        return (SYSTEM.getProcessCpuTime() - before) / 1e6 / LiveFrames.SECONDS;
    }

    /** A frame, and as a browser sends it; kept inside this class. */
    @SuppressWarnings("ArrayRecordComponent")
    private record File(byte[] jpeg, Frame frame) {}

    private List<File> files() {
        List<File> files = new ArrayList<>();
        for (int i = 0; i < frames.size(); i += SENT) {
            files.add(new File(JpegEncoder.encode(frames.get(i), JPEG_QUALITY), frames.get(i)));
        }
        return files;
    }

    private static Consumer<File> decoding(Consumer<Frame> attempt) {
        FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());
        return file -> {
            switch (decoder.decode("frame", file.jpeg)) {
                case Decoding.Decoded decoded -> attempt.accept(decoded.frame().at(file.frame.time()));
                case Decoding.Refused refused -> throw new IllegalStateException(refused.reason());
            }
        };
    }
}
