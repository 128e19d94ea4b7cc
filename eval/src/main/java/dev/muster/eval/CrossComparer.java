package dev.muster.eval;

import dev.muster.embedding.Embedding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares every picture with every other, in blocks of rows on all cores; the outcome does not depend on the order. */
final class CrossComparer {
    private static final int ROWS = 32;
    /** So few impostor similarities are all kept. */
    private static final int SMALL = 10_000;

    private final List<Embedding> embeddings = new ArrayList<>();
    private final int[] people;
    private final Identities identities;
    private final SimilarityHistogram genuineHistogram = new SimilarityHistogram();
    private final SimilarityHistogram impostorHistogram = new SimilarityHistogram();
    private final TopSimilarities top;
    private final SimilarityList genuine = new SimilarityList();

    private CrossComparer(List<String> images, Identities identities, Acquisitions acquisitions) {
        this.identities = identities;
        int[] owners = new int[images.size()];
        for (String image : images) {
            Optional<Embedding> embedding = acquisitions.embedding(image);
            if (embedding.isPresent()) {
                owners[embeddings.size()] = identities.person(image);
                embeddings.add(embedding.get());
            }
        }
        people = Arrays.copyOf(owners, embeddings.size());
        long impostors = countImpostors();
        long tail = CrossComparisons.allowed(CrossComparisons.EXACT_FMR, impostors) + 1;
        long keep = Math.min(impostors, Math.max(tail, SMALL));
        top = new TopSimilarities(Math.toIntExact(keep));
    }

    static CrossComparisons compare(List<String> images, Identities identities, Acquisitions acquisitions) {
        CrossComparer comparer = new CrossComparer(images, identities, acquisitions);
        int blocks = Math.ceilDiv(comparer.people.length, ROWS);
        IntStream.range(0, blocks).parallel().forEach(comparer::compareBlock);
        int[] all = images.stream().mapToInt(identities::person).toArray();
        long failures = countGenuine(all) - countGenuine(comparer.people);
        return new CrossComparisons(
                comparer.genuine.toArray(),
                failures,
                comparer.top.ascending(),
                comparer.genuineHistogram,
                comparer.impostorHistogram);
    }

    private void compareBlock(int block) {
        Rows rows = new Rows();
        for (int i = block * ROWS; i < Math.min(people.length, (block + 1) * ROWS); i++) {
            for (int j = i + 1; j < people.length; j++) {
                if (people[i] == people[j]) {
                    rows.addGenuine(embeddings.get(i).similarity(embeddings.get(j)));
                } else if (identities.different(people[i], people[j])) {
                    rows.addImpostor(embeddings.get(i).similarity(embeddings.get(j)));
                }
            }
        }
        merge(rows);
    }

    private synchronized void merge(Rows rows) {
        genuine.addAll(rows.genuine);
        genuineHistogram.add(rows.genuineHistogram);
        impostorHistogram.add(rows.impostorHistogram);
        rows.tail.drainTo(top);
    }

    private long countImpostors() {
        long count = 0;
        for (int i = 0; i < people.length; i++) {
            for (int j = i + 1; j < people.length; j++) {
                if (identities.different(people[i], people[j])) {
                    count++;
                }
            }
        }
        return count;
    }

    private static long countGenuine(int[] owners) {
        long count = 0;
        int[] sorted = owners.clone();
        Arrays.sort(sorted);
        for (int from = 0, to = 0; from < sorted.length; from = to) {
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            count += (to - from) * (to - from - 1L) / 2;
        }
        return count;
    }

    /** What one thread finds in a few rows before it shares it. */
    private final class Rows {
        private final SimilarityList genuine = new SimilarityList();
        private final SimilarityHistogram genuineHistogram = new SimilarityHistogram();
        private final SimilarityHistogram impostorHistogram = new SimilarityHistogram();
        private final SimilarityList tail = new SimilarityList();

        void addGenuine(double similarity) {
            genuine.add(similarity);
            genuineHistogram.add(similarity);
        }

        void addImpostor(double similarity) {
            impostorHistogram.add(similarity);
            if (top.wants(similarity)) {
                tail.add(similarity);
            }
        }
    }
}
