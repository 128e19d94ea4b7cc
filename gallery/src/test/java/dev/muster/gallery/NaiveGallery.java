package dev.muster.gallery;

import dev.muster.embedding.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The twin that {@link ExactGallery} must agree with: lists and loops, one pair at a time. */
final class NaiveGallery {
    private final Map<SubjectId, List<Embedding>> embeddings = new TreeMap<>();

    void enrol(Template template) {
        List<Embedding> own = embeddings.computeIfAbsent(template.subject(), subject -> new ArrayList<>());
        if (!own.contains(template.embedding())) {
            own.add(template.embedding());
        }
    }

    boolean withdraw(SubjectId subject) {
        return embeddings.remove(subject) != null;
    }

    int size() {
        return embeddings.values().stream().mapToInt(List::size).sum();
    }

    double similarity(SubjectId subject, Embedding probe) {
        return embeddings.getOrDefault(subject, List.of()).stream()
                .mapToDouble(probe::similarity)
                .max()
                .orElse(-1);
    }

    List<Candidate> search(Embedding probe, int limit) {
        return embeddings.keySet().stream()
                .map(subject -> new Candidate(subject, similarity(subject, probe)))
                .sorted(Comparator.comparingDouble(Candidate::similarity)
                        .reversed()
                        .thenComparing(Candidate::subject))
                .limit(limit)
                .toList();
    }
}
