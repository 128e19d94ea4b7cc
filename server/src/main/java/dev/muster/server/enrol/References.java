package dev.muster.server.enrol;

import dev.muster.embedding.Embedding;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.ExactGallery;
import dev.muster.gallery.OperatingPoint;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.gallery.Template;
import dev.muster.store.person.GalleryChanges;
import dev.muster.store.person.GalleryContent;
import dev.muster.store.person.StoredTemplate;
import dev.muster.store.person.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody's templates in memory, for the comparisons that enrolment needs. Unlike the gallery that recognises, it
 * holds people too who are not valid today: nobody is enrolled twice.
 */
final class References {
    private static final long UNREAD = -1;

    private final Templates templates;
    private final OperatingPoints points;
    private final Map<String, Integer> counts = new HashMap<>();
    private ExactGallery gallery;
    private long version = UNREAD;

    References(Templates templates, OperatingPoints points) {
        this.templates = templates;
        this.points = points;
        this.gallery = new ExactGallery(points);
    }

    /** Reads what has changed in the database since the last time. */
    synchronized void catchUp() {
        if (version == UNREAD) {
            readAll();
            return;
        }
        GalleryChanges changes = templates.changesSince(version);
        for (String person : changes.personIds()) {
            gallery.withdraw(new SubjectId(person));
            counts.remove(person);
            enrol(templates.of(person));
        }
        version = changes.version();
    }

    /** Takes in templates that the transaction under way has just written. */
    synchronized void add(List<StoredTemplate> written) {
        enrol(written);
    }

    /** Passes over the changes that the transaction under way has made itself: they are here already. */
    synchronized void passOver() {
        version = templates.changesSince(version).version();
    }

    /** Gives up everything, after a transaction that did not end well. */
    synchronized void forget() {
        version = UNREAD;
        counts.clear();
        gallery = new ExactGallery(points);
    }

    /** How many templates a person has. */
    synchronized int count(String personId) {
        return counts.getOrDefault(personId, 0);
    }

    /** The closest of all the other people. */
    synchronized Optional<Candidate> closestOther(String personId, Embedding probe) {
        if (gallery.size() == 0) {
            return Optional.empty();
        }
        return gallery.search(probe, 2).stream()
                .filter(candidate -> !candidate.subject().value().equals(personId))
                .findFirst();
    }

    /** Similarity with the closest of a person's own templates; empty when there is none to compare with. */
    synchronized Optional<Double> own(String personId, Embedding probe) {
        if (gallery.size() == 0) {
            return Optional.empty();
        }
        double similarity = gallery.verify(new SubjectId(personId), probe, points.verification(0.5))
                .similarity();
        return similarity > -1 ? Optional.of(similarity) : Optional.empty();
    }

    /** At which a stranger's face is taken for any of these people's at that rate, with as many as there are. */
    synchronized OperatingPoint identificationPoint(double falsePositiveRate) {
        return gallery.identificationPoint(falsePositiveRate);
    }

    OperatingPoint verificationPoint(double fmr) {
        return points.verification(fmr);
    }

    private void readAll() {
        GalleryContent content = templates.loadAll();
        enrol(content.templates());
        version = content.version();
    }

    private void enrol(List<StoredTemplate> stored) {
        stored.forEach(template -> counts.merge(template.personId(), 1, Integer::sum));
        gallery.enrol(stored.stream()
                .filter(template -> template.embedding().model().equals(points.model()))
                .map(template -> new Template(new SubjectId(template.personId()), template.embedding()))
                .toList());
    }
}
