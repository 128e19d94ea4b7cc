package dev.muster.gallery;

import static dev.muster.gallery.Vectors.POINTS;
import static dev.muster.gallery.Vectors.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.embedding.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ExactGalleryThreadsTest {
    private static final int SUBJECTS = 300;

    private final ExactGallery gallery = new ExactGallery(POINTS);

    /**
     * Each subject has two templates that come and go together, one along its face and one against it:
     * a reader who sees one without the other, or a lane under another's name, has seen a torn state.
     */
    @Test
    void readersSeeWholeStatesWhileOthersWrite() throws Exception {
        Vectors vectors = new Vectors(3, 64);
        List<Embedding> faces = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            faces.add(vectors.any());
        }
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Callable<Integer>> readers = List.of(() -> read(faces, writing, 1), () -> read(faces, writing, 2));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> reads = readers.stream().map(threads::submit).toList();
            List<Future<?>> writes =
                    List.of(threads.submit(() -> write(faces, 0, 11)), threads.submit(() -> write(faces, 1, 12)));
            try {
                for (Future<?> write : writes) {
                    write.get();
                }
            } finally {
                writing.set(false);
            }
            for (Future<Integer> read : reads) {
                assertThat(read.get()).isPositive();
            }
        }
        assertThat(gallery.size()).isEqualTo(2 * gallery.subjects().size());
    }

    private void write(List<Embedding> faces, int parity, long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 2_000; step++) {
            int number = random.nextInt(SUBJECTS / 2) * 2 + parity;
            if (!gallery.withdraw(subject(number))) {
                Embedding face = faces.get(number);
                gallery.enrol(
                        List.of(new Template(subject(number), face), new Template(subject(number), opposite(face))));
            }
        }
    }

    private int read(List<Embedding> faces, AtomicBoolean writing, long seed) {
        Random random = new Random(seed);
        int reads = 0;
        while (writing.get() || reads == 0) {
            int number = random.nextInt(SUBJECTS);
            double similarity = gallery.verify(subject(number), opposite(faces.get(number)), POINTS.verification(1e-4))
                    .similarity();
            assertThat(similarity)
                    .satisfiesAnyOf(
                            s -> assertThat(s).isGreaterThan(0.999),
                            s -> assertThat(s).isEqualTo(-1.0));
            for (Candidate candidate : gallery.search(faces.get(number), SUBJECTS)) {
                double own = faces.get(number)
                        .similarity(faces.get(
                                Integer.parseInt(candidate.subject().value().substring(1))));
                assertThat(candidate.similarity()).isCloseTo(Math.abs(own), within(1e-4));
            }
            reads++;
        }
        return reads;
    }

    private static Embedding opposite(Embedding face) {
        float[] vector = face.toArray();
        for (int i = 0; i < vector.length; i++) {
            vector[i] = -vector[i];
        }
        return Embedding.of(face.model(), vector);
    }
}
