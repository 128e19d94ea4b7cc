package dev.muster.server.bulk;

import dev.muster.server.security.Viewer;
import dev.muster.store.Ids;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.bulk.ImportJobs;
import dev.muster.store.bulk.ImportStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes in the files of an import, within limits, and lets it begin when all are there. */
@Component
class ImportUploads {
    private static final long MOST_BYTES = 20_000_000_000L;
    private static final long DISK_TO_SPARE = 500_000_000L;
    private static final int BUFFER = 1 << 16;

    private final ImportJobs jobs;
    private final ImportFolder folder;
    private final ImportRunner runner;

    ImportUploads(ImportJobs jobs, ImportFolder folder, ImportRunner runner) {
        this.jobs = jobs;
        this.folder = folder;
        this.runner = runner;
    }

    /** A run that waits for its files. */
    ImportJob begin(Viewer viewer, String label, Optional<String> group) {
        return jobs.create(
                label,
                ImportRunner.source(Ids.next()),
                viewer.accountId(),
                ConsentDeclaration.VERSION,
                group,
                ImportStatus.UPLOADING);
    }

    /**
     * Keeps a file until it is imported.
     *
     * @param path its name, or its path in the folder that was chosen
     * @throws BadSource when it is not taken; the message says why
     */
    void add(ImportJob job, String path, InputStream content) throws IOException {
        if (job.status() != ImportStatus.UPLOADING) {
            throw new BadSource("the import has begun already");
        }
        if (SafePath.isHidden(path)) {
            return;
        }
        Optional<String> refusal = SafePath.refusal(path);
        if (refusal.isPresent()) {
            throw new BadSource("%s %s".formatted(path, refusal.get()));
        }
        Path file = folder.place(job.id(), path);
        try (OutputStream out = open(file)) {
            copy(content, out, file);
        } catch (FileAlreadyExistsException e) {
            throw new BadSource("%s was sent twice".formatted(path), e);
        } catch (BadSource | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static OutputStream open(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException _) {
            Files.createFile(file);
        }
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    private static void copy(InputStream in, OutputStream out, Path file) throws IOException {
        long room = Math.min(MOST_BYTES, Files.getFileStore(file).getUsableSpace() - DISK_TO_SPARE);
        byte[] buffer = new byte[BUFFER];
        long taken = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            taken += read;
            if (taken > room) {
                throw new BadSource(
                        room < MOST_BYTES
                                ? "there is not enough room on the server's disk for this upload"
                                : "the file is larger than the %d GB that an upload may have"
                                        .formatted(MOST_BYTES / 1_000_000_000));
            }
            out.write(buffer, 0, read);
        }
    }

    /** Lets a run begin. */
    void start(String jobId) {
        if (jobs.start(jobId)) {
            runner.submit(jobId);
        }
    }
}
