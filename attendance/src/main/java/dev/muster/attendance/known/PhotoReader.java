package dev.muster.attendance.known;

import dev.muster.attendance.known.Photos.Photo;
import dev.muster.frame.DecodeLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Takes the photos through the gate, several at a time, and asks the cache first. */
final class PhotoReader {
    /** A large photo takes some 200 MB while it is decoded. */
    private static final int MOST_THREADS = 4;

    private final Path folder;
    private final PhotoGate gate;
    private final VerdictCache cache;
    private final int threads;

    PhotoReader(Path folder, PhotoGate gate, VerdictCache cache, int threads) {
        this.folder = folder;
        this.gate = gate;
        this.cache = cache;
        this.threads = Math.min(threads, MOST_THREADS);
    }

    /** One verdict a photo, in their order. */
    List<Outcome> judge(List<Photo> photos, KnownFolder.Progress progress) {
        List<Outcome> verdicts = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Outcome>> futures = photos.stream()
                    .map(photo -> pool.submit(() -> judge(photo)))
                    .toList();
            for (Future<Outcome> future : futures) {
                verdicts.add(future.get());
                progress.photosDone(verdicts.size(), photos.size());
            }
            return verdicts;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the known faces", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Outcome judge(Photo photo) {
        try {
            String path = folder.relativize(photo.file()).toString();
            BasicFileAttributes attributes = Files.readAttributes(photo.file(), BasicFileAttributes.class);
            Optional<Outcome> untouched = cache.untouched(path, attributes);
            return untouched.isPresent() ? untouched.get() : judge(photo.file(), path, attributes);
        } catch (IOException e) {
            return new Outcome.Refused(Reasons.of(e));
        }
    }

    private Outcome judge(Path file, String path, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            return new Outcome.Refused("is not a file");
        }
        if (attributes.size() > DecodeLimits.DEFAULT.maxBytes()) {
            return new Outcome.Refused(tooLarge(attributes.size()));
        }
        byte[] bytes = Files.readAllBytes(file);
        String content = Content.of(bytes);
        Outcome verdict = cache.same(content).orElseGet(() -> Outcome.of(gate.judge(file.toString(), bytes)));
        cache.keep(
                path,
                new VerdictCache.Kept(
                        attributes.size(), attributes.lastModifiedTime().toMillis(), content, verdict));
        return verdict;
    }

    static String tooLarge(long bytes) {
        return "has %d MB; expected an image of at most %d MB"
                .formatted(bytes / 1_000_000, DecodeLimits.DEFAULT.maxBytes() / 1_000_000);
    }
}
