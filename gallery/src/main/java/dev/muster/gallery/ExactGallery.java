package dev.muster.gallery;

import dev.muster.embedding.Embedding;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A gallery in memory that compares the probe with every template.
 *
 * <p>Readers work on an immutable snapshot and never wait; writers take turns.
 */
public final class ExactGallery implements Gallery {
    private final OperatingPoints points;
    private final Object writing = new Object();
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    /** An empty gallery for the network that the operating points were measured with. */
    public ExactGallery(OperatingPoints points) {
        this.points = points;
    }

    @Override
    public void enrol(Collection<Template> templates) {
        List<Template> all = List.copyOf(templates);
        synchronized (writing) {
            Snapshot after = snapshot;
            for (Template template : all) {
                requireComparable(template.embedding(), dimensionOf(all, after));
            }
            for (Template template : all) {
                after = after.with(template);
            }
            snapshot = after;
        }
    }

    @Override
    public boolean withdraw(SubjectId subject) {
        synchronized (writing) {
            Snapshot before = snapshot;
            Snapshot after = before.without(subject);
            snapshot = after;
            return after.size() < before.size();
        }
    }

    @Override
    public Verification verify(SubjectId subject, Embedding probe, OperatingPoint point) {
        Snapshot now = snapshot;
        requireComparable(probe, now.dimension());
        return new Verification(now.similarity(subject, probe.toArray()), point);
    }

    @Override
    public List<Candidate> search(Embedding probe, int limit) {
        return search(snapshot, probe, limit);
    }

    @Override
    public Identification identify(Embedding probe, int limit, double falsePositiveRate) {
        Snapshot now = snapshot;
        OperatingPoint point = points.identification(falsePositiveRate, now.size());
        List<Candidate> candidates = search(now, probe, limit);
        return !candidates.isEmpty() && point.accepts(candidates.getFirst().similarity())
                ? new Identification.Identified(candidates, point)
                : new Identification.Unknown(candidates, point);
    }

    @Override
    public OperatingPoint identificationPoint(double falsePositiveRate) {
        return points.identification(falsePositiveRate, snapshot.size());
    }

    @Override
    public OperatingPoint verificationPoint(double fmr) {
        return points.verification(fmr);
    }

    @Override
    public Set<SubjectId> subjects() {
        return snapshot.subjects();
    }

    @Override
    public int size() {
        return snapshot.size();
    }

    /** Shows the network and the size, never who or what is enrolled. */
    @Override
    public String toString() {
        return "ExactGallery[%d templates from %s]".formatted(size(), points.model());
    }

    private List<Candidate> search(Snapshot now, Embedding probe, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("expected to look for at least one candidate, got " + limit);
        }
        requireComparable(probe, now.dimension());
        return now.search(probe.toArray(), limit);
    }

    private static int dimensionOf(List<Template> templates, Snapshot before) {
        return before.dimension() > 0
                ? before.dimension()
                : templates.getFirst().embedding().length();
    }

    private void requireComparable(Embedding embedding, int dimension) {
        if (!embedding.model().equals(points.model())) {
            throw new IllegalArgumentException("embeddings of different networks never compare: expected one from "
                    + "%s, got one from %s".formatted(points.model(), embedding.model()));
        }
        if (dimension > 0 && embedding.length() != dimension) {
            throw new IllegalArgumentException("expected an embedding of %d values from %s, got %d values"
                    .formatted(dimension, points.model(), embedding.length()));
        }
    }
}
