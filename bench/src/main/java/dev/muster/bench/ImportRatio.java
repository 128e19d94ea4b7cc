package dev.muster.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.attendance.known.PhotoGate;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.FrameDecoder;
import dev.muster.server.bulk.BulkImport;
import dev.muster.server.bulk.ImportPlan;
import dev.muster.server.enrol.Enrolment;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Says how much longer a bulk import of a folder of photos takes than the face engine alone: decode, detect, assess and
 * extract, on as many threads. The engine's pass is run before and after the import, in the same process.
 */
public final class ImportRatio {
    private static final int WARM_UP = 40;

    private final PrintStream out;
    private final Path photos;
    private final FaceEngine engine;

    private ImportRatio(PrintStream out, Path photos, FaceEngine engine) {
        this.out = out;
        this.photos = photos;
        this.engine = engine;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments.length != 1) {
            System.err.println("expected a folder of photos, Name/photo.jpg, as import-ratio's one argument");
            System.exit(2);
        }
        try (FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(1))) {
            new ImportRatio(System.out, Path.of(arguments[0]), engine).measure();
        }
    }

    private void measure() throws IOException, InterruptedException, ExecutionException {
        List<Path> files = files();
        engineAlone(files.subList(0, Math.min(WARM_UP, files.size())));
        Time before = engineAlone(files);
        Time whole = wholeImport();
        Time after = engineAlone(files);
        double wall = (before.wall + after.wall) / 2;
        double cpu = (before.cpu + after.cpu) / 2;
        out.println("%d photos on %d threads        wall time   processor time"
                .formatted(files.size(), BulkImport.threads()));
        out.println("engine alone, before %19.2f s %14.2f s".formatted(before.wall, before.cpu));
        out.println("engine alone, after  %19.2f s %14.2f s".formatted(after.wall, after.cpu));
        out.println("import               %19.2f s %14.2f s".formatted(whole.wall, whole.cpu));
        out.println("ratio                %19.3f   %14.3f".formatted(whole.wall / wall, whole.cpu / cpu));
    }

    /** Seconds; on a machine that has other things to do, the processor's tell more. */
    private record Time(double wall, double cpu) {
        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        static Time now() {
            return new Time(System.nanoTime() / 1e9, SYSTEM.getProcessCpuTime() / 1e9);
        }

        Time since() {
            Time now = now();
            return new Time(now.wall - wall, now.cpu - cpu);
        }
    }

    private Time engineAlone(List<Path> files) throws InterruptedException, ExecutionException {
        PhotoGate gate = new PhotoGate(engine, new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()));
        Time begin = Time.now();
        try (ExecutorService pool = Executors.newFixedThreadPool(BulkImport.threads())) {
            List<Future<Boolean>> verdicts = new ArrayList<>();
            for (Path file : files) {
                verdicts.add(pool.submit(
                        () -> gate.judge("photo", Files.readAllBytes(file)).hashCode() != 0));
            }
            for (Future<Boolean> verdict : verdicts) {
                verdict.get();
            }
        }
        return begin.since();
    }

    /** From opening the database to the last committed row, in a folder of its own. */
    private Time wholeImport() throws IOException {
        Path folder = Files.createTempDirectory("muster-import-ratio");
        Time begin = Time.now();
        DataFolder data = DataFolder.open(folder);
        Clock clock = Clock.systemUTC();
        try (ImportPlan plan = ImportPlan.read(photos);
                Database database = Database.open(data)) {
            BulkImport bulk =
                    new BulkImport(database, new Enrolment(database, Vault.open(data, database), engine, clock), clock);
            ImportCounts counts = bulk.run(
                    bulk.open("bench", "bench", "bench", Optional.empty()),
                    "bench",
                    plan,
                    (_, _, _) -> {},
                    () -> false);
            out.println(counts);
        } finally {
            delete(folder);
        }
        return begin.since();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(photos)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
