package dev.muster.gallery;

import dev.muster.embedding.Embedding;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Templates and whose they are. Safe for many threads; a search sees the gallery as it was at one
 * moment and never waits for an enrolment.
 *
 * <p>Every method throws {@link IllegalArgumentException} for an embedding of another network.
 */
public interface Gallery {

    /** Adds templates, all at once; an embedding that its subject already has is not added again. */
    void enrol(Collection<Template> templates);

    /** Removes a subject's templates; false when there were none. */
    boolean withdraw(SubjectId subject);

    /** Compares the probe with one subject; a subject without templates matches nobody (similarity −1). */
    Verification verify(SubjectId subject, Embedding probe, OperatingPoint point);

    /** The {@code limit} closest subjects, closest first, one entry a subject. */
    List<Candidate> search(Embedding probe, int limit);

    /**
     * Says who is on the probe, or that nobody here is.
     *
     * @param falsePositiveRate FPIR: the chance that a stranger gets any name, whatever the gallery's size
     */
    Identification identify(Embedding probe, int limit, double falsePositiveRate);

    /** The operating point that {@code identify} uses at today's size. */
    OperatingPoint identificationPoint(double falsePositiveRate);

    /** The operating point of one comparison at a false match rate. */
    OperatingPoint verificationPoint(double fmr);

    /** Who is enrolled. */
    Set<SubjectId> subjects();

    /** How many templates there are. */
    int size();
}
