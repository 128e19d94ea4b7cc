package dev.muster.eval;

import dev.muster.embedding.Embedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What became of every picture, in the order in which they were asked for. */
final class Acquisitions {
    private final Map<String, Acquisition> byImage;

    private Acquisitions(Map<String, Acquisition> byImage) {
        this.byImage = byImage;
    }

    /** Reads all pictures, several at once; the answers do not depend on how many. */
    static Acquisitions read(Path folder, List<String> images, FaceReader reader, int threads, Progress progress)
            throws InterruptedException {
        Counter counter = new Counter(images.size(), progress);
        List<Callable<Acquisition>> tasks = new ArrayList<>();
        for (String image : images) {
            tasks.add(() -> counter.count(reader.read(folder.resolve(image))));
        }
        Map<String, Acquisition> byImage = new LinkedHashMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            try {
                List<Future<Acquisition>> futures =
                        tasks.stream().map(workers::submit).toList();
                for (int i = 0; i < images.size(); i++) {
                    byImage.put(images.get(i), futures.get(i).get());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("an image could not be evaluated: " + e.getCause(), e.getCause());
            } finally {
                workers.shutdownNow();
            }
        }
        return new Acquisitions(byImage);
    }

    Optional<Embedding> embedding(String image) {
        return byImage.get(image) instanceof Acquisition.Acquired(Embedding embedding)
                ? Optional.of(embedding)
                : Optional.empty();
    }

    /** The similarity of a pair, or nothing where one of the two has no face. */
    OptionalDouble similarity(Pair pair) {
        return embedding(pair.a())
                .flatMap(a -> embedding(pair.b()).map(a::similarity))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /** The failures among the given pictures. */
    List<AcquisitionFailure> failures(List<String> images) {
        List<AcquisitionFailure> failures = new ArrayList<>();
        for (String image : images) {
            if (byImage.get(image) instanceof Acquisition.Failed(String reason, boolean unreadable)) {
                failures.add(new AcquisitionFailure(image, reason, unreadable));
            }
        }
        return failures;
    }

    /** Counts finished pictures and tells it, one at a time. */
    private static final class Counter {
        private final int total;
        private final Progress progress;
        private int done;

        Counter(int total, Progress progress) {
            this.total = total;
            this.progress = progress;
        }

        synchronized Acquisition count(Acquisition acquisition) {
            done++;
            progress.at(done, total);
            return acquisition;
        }
    }
}
