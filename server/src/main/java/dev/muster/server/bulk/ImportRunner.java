package dev.muster.server.bulk;

import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.bulk.ImportJobs;
import dev.muster.store.bulk.ImportStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the portal's imports in the background, one after the other, and takes up those that a restart cut off. */
final class ImportRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final String UPLOAD = "upload:";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final BulkImport bulk;
    private final ImportJobs jobs;
    private final ImportFolder folder;
    private final Accounts accounts;
    private final ImportNotices notices;
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-imports").factory());
    private volatile boolean closing;

    ImportRunner(BulkImport bulk, ImportJobs jobs, ImportFolder folder, Accounts accounts, ImportNotices notices) {
        this.bulk = bulk;
        this.jobs = jobs;
        this.folder = folder;
        this.accounts = accounts;
        this.notices = notices;
    }

    /** Goes on with what was cut off, and clears away what nobody needs any more. */
    void start() {
        thread.execute(() -> {
            jobs.purge(KEPT);
            for (String upload : folder.uploads()) {
                Optional<ImportJob> job = jobs.byId(upload);
                boolean wanted = job.filter(found ->
                                found.status() == ImportStatus.UPLOADING || found.status() == ImportStatus.RUNNING)
                        .isPresent();
                if (!wanted) {
                    folder.delete(upload);
                }
            }
            jobs.in(ImportStatus.RUNNING).stream()
                    .filter(job -> job.source().startsWith(UPLOAD))
                    .forEach(job -> submit(job.id()));
        });
    }

    /** What marks a run whose files were sent to this server. */
    static String source(String upload) {
        return UPLOAD + upload;
    }

    /** Runs it as soon as those before it are done. */
    void submit(String jobId) {
        thread.execute(() -> run(jobId));
    }

    /** Ends a run; what is enrolled stays. */
    void stop(String jobId) {
        stopped.add(jobId);
        if (jobs.finish(jobId, ImportStatus.STOPPED, "")) {
            thread.execute(() -> folder.delete(jobId));
        }
    }

    private void run(String jobId) {
        Optional<ImportJob> job = jobs.byId(jobId).filter(found -> found.status() == ImportStatus.RUNNING);
        if (closing || job.isEmpty()) {
            return;
        }
        try (ImportFolder.Held held = folder.lock(UPLOAD).orElse(null)) {
            if (held != null) {
                run(job.get());
            }
        } catch (BadSource e) {
            jobs.finish(jobId, ImportStatus.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failed(jobId, e);
        }
        if (jobs.byId(jobId)
                .filter(found -> found.status() == ImportStatus.RUNNING)
                .isEmpty()) {
            folder.delete(jobId);
        }
    }

    private void run(ImportJob job) {
        String actor = accounts.byId(job.declaredBy()).map(Account::name).orElse("");
        try (ImportPlan plan = ImportPlan.read(folder.source(job.id()))) {
            bulk.run(job, actor, plan, notices, () -> closing || stopped.contains(job.id()));
        }
    }

    /** A database that failed may come back: what was committed is kept, and the run goes on later. */
    private void failed(String jobId, RuntimeException e) {
        LOG.error("an import was interrupted: {}", Database.reason(e));
        if (Database.isFailure(e)) {
            var _ = thread.schedule(() -> run(jobId), AFTER_FAILURE.toSeconds(), TimeUnit.SECONDS);
        } else {
            jobs.finish(jobId, ImportStatus.FAILED, "Muster itself failed; the server's log has the details.");
        }
    }

    /** Stops between two batches; the next start goes on from there. */
    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(8, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
