package dev.muster.server.bulk;

import dev.muster.server.enrol.Enrolment;
import dev.muster.store.Database;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportItem;
import dev.muster.store.bulk.ImportItems;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.bulk.ImportJobs;
import dev.muster.store.bulk.ImportStatus;
import dev.muster.store.bulk.ItemOutcome;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Runs an import: threads read photos and look at faces, and the caller commits what they find in the photos' order, a
 * few dozen at a time, each photo wholly or not at all. A run that was cut off goes on behind its last committed step.
 */
public final class BulkImport {
    static final int BATCH = 32;
    private static final long BATCH_NANOS = 1_000_000_000L;
    private static final long BYTES_A_THREAD = 300_000_000L;
    private static final int AHEAD = 96;

    private final Database database;
    private final Enrolment enrolment;
    private final ImportJobs jobs;
    private final ImportItems items;
    private final AuditLog audit;
    private final Clock clock;
    private final int threads;
    private final int batch;

    public BulkImport(Database database, Enrolment enrolment, Clock clock) {
        this(database, enrolment, clock, threads(), BATCH);
    }

    /**
     * With limits of its own.
     *
     * @param batch how many steps are committed together at most
     */
    BulkImport(Database database, Enrolment enrolment, Clock clock, int threads, int batch) {
        this.database = database;
        this.enrolment = enrolment;
        this.jobs = new ImportJobs(database, clock);
        this.items = new ImportItems(database, clock);
        this.audit = new AuditLog(database, clock);
        this.clock = clock;
        this.threads = threads;
        this.batch = batch;
    }

    /** As many as there are cores, unless large photos would not fit into memory so often. */
    public static int threads() {
        long fitting = Runtime.getRuntime().maxMemory() / BYTES_A_THREAD;
        return Math.clamp(fitting, 1, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Does what is left of a run. When the database fails, what was committed stays and the run can be taken up again.
     *
     * @param actor who is responsible: the account's name, or a word for the command line
     * @param stopped asked between batches
     * @return how the run stands at the end
     */
    public ImportCounts run(
            ImportJob job, String actor, ImportPlan plan, ImportListener listener, BooleanSupplier stopped) {
        jobs.planned(job.id(), plan.size());
        Map<String, String> done = items.done(job.id());
        Roster roster = new Roster(database, clock);
        ItemWriter.Actor party = new ItemWriter.Actor("account", job.declaredBy(), actor);
        ItemWriter writer = new ItemWriter(job, party, enrolment, roster, items, audit, clock);
        Progress progress = new Progress(items.counts(job.id()), plan.size(), listener);
        if (done.isEmpty()) {
            note("import.begin", job, party, "%d photos".formatted(plan.size()));
        }
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("muster-import-", 1).factory());
        try {
            Steps steps = new Steps(plan.photos(), new PhotoWorker(plan, enrolment, roster, done), pool);
            while (steps.hasNext() && !stopped.getAsBoolean()) {
                commit(steps.nextBatch(batch), writer, progress);
            }
            if (!stopped.getAsBoolean() && jobs.finish(job.id(), ImportStatus.DONE, "")) {
                note("import.end", job, party, progress.counts.toString());
            }
            return progress.counts;
        } finally {
            pool.shutdownNow();
        }
    }

    private void commit(List<Work> batch, ItemWriter writer, Progress progress) {
        List<ImportItem> written = enrolment.together(() ->
                batch.stream().flatMap(work -> writer.write(work).stream()).toList());
        progress.add(written);
    }

    private void note(String action, ImportJob job, ItemWriter.Actor actor, String words) {
        audit.record(AuditEntry.of(action, "ok")
                .by(actor.kind(), actor.id(), actor.name())
                .on("import", job.id(), job.label())
                .saying(words));
    }

    /** What the listener is told. */
    private static final class Progress {
        private final long total;
        private final ImportListener listener;
        private ImportCounts counts;

        Progress(ImportCounts counts, long total, ImportListener listener) {
            this.counts = counts;
            this.total = total;
            this.listener = listener;
        }

        void add(List<ImportItem> written) {
            counts = new ImportCounts(
                    counts.enrolled() + count(written, ItemOutcome.ENROLLED),
                    counts.alreadyThere() + count(written, ItemOutcome.ALREADY_THERE),
                    counts.personsOnly() + count(written, ItemOutcome.PERSON_ONLY),
                    counts.refused() + count(written, ItemOutcome.REFUSED));
            listener.committed(written, counts, total);
        }

        private static long count(List<ImportItem> items, ItemOutcome outcome) {
            return items.stream().filter(item -> item.outcome() == outcome).count();
        }
    }

    /** The steps in their order, worked on some way ahead. */
    private static final class Steps {
        private final Iterator<PlannedPhoto> photos;
        private final PhotoWorker worker;
        private final ExecutorService pool;
        private final Deque<Future<Work>> ahead = new ArrayDeque<>();

        Steps(List<PlannedPhoto> photos, PhotoWorker worker, ExecutorService pool) {
            this.photos = photos.iterator();
            this.worker = worker;
            this.pool = pool;
            fill();
        }

        boolean hasNext() {
            return !ahead.isEmpty();
        }

        /** As many as are ready within a second, at least one. */
        List<Work> nextBatch(int most) {
            long end = System.nanoTime() + BATCH_NANOS;
            List<Work> batch = new ArrayList<>();
            while (hasNext() && batch.size() < most && (batch.isEmpty() || System.nanoTime() < end)) {
                batch.add(result(ahead.removeFirst()));
                fill();
            }
            return batch;
        }

        private void fill() {
            while (ahead.size() < AHEAD && photos.hasNext()) {
                PlannedPhoto photo = photos.next();
                ahead.add(pool.submit(() -> worker.work(photo)));
            }
        }

        private static Work result(Future<Work> future) {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the import was interrupted", e);
            }
        }
    }

    /** The run over this source that was cut off, or a new one. */
    public ImportJob open(String label, String source, String declaredBy, Optional<String> group) {
        return jobs.interrupted(source)
                .orElseGet(() -> jobs.create(
                        label, source, declaredBy, ConsentDeclaration.VERSION, group, ImportStatus.RUNNING));
    }
}
