package dev.muster.server.enrol;

import dev.muster.face.FaceEngine;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.OperatingPoints;
import dev.muster.store.Database;
import dev.muster.store.Settings;
import dev.muster.store.bulk.EnrolledPhotos;
import dev.muster.store.person.Consents;
import dev.muster.store.person.People;
import dev.muster.store.person.StoredTemplate;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules by which a face becomes a person's template, wherever it comes from: consent first; one face, good enough;
 * nobody else's; the same as on the person's other photos; and no more than {@value #MOST_TEMPLATES}.
 */
public final class Enrolment {
    /** How many templates a person may have. */
    public static final int MOST_TEMPLATES = 10;

    /** The chance that the face of somebody new is taken for anybody's who is enrolled, however many they are … */
    static final double DUPLICATE_FPIR = 1e-2;

    /** … and for a given person's, however few: relatives are not to stop each other in a small gallery. */
    static final double DUPLICATE_FMR = 1e-5;

    /** The chance that a stranger's photo among a person's passes for the person's. */
    static final double SAME_PERSON_FMR = 1e-3;

    /** Stands for somebody who has no id yet. */
    private static final String NOBODY = "-";

    /** Whether crops are kept: {@code yes} or {@code no}. */
    static final String KEEP_PHOTOS = "photos.keep";

    private final Database database;
    private final PhotoExaminer examiner;
    private final References references;
    private final People people;
    private final Templates templates;
    private final Consents consents;
    private final EnrolledPhotos photos;
    private final Settings settings;

    public Enrolment(Database database, Vault vault, FaceEngine engine, Clock clock) {
        this.database = database;
        this.examiner = new PhotoExaminer(engine, vault, clock);
        this.people = new People(database, clock);
        this.templates = new Templates(database, vault, clock);
        this.consents = new Consents(database, clock);
        this.photos = new EnrolledPhotos(database);
        this.settings = new Settings(database, clock);
        this.references = new References(
                templates,
                OperatingPoints.of(
                        engine.model(),
                        engine.options()
                                .networks()
                                .thresholdsByFmr(engine.options().mirror())));
    }

    /** What looks at photos. */
    public PhotoExaminer examiner() {
        return examiner;
    }

    /** Enrols one photo. Without the person's consent it is not even looked at. */
    public EnrolmentOutcome enrol(String personId, byte[] photo, String origin) {
        Optional<Refusal> refusal = admission(personId);
        if (refusal.isPresent()) {
            return new EnrolmentOutcome.Refused(refusal.get());
        }
        return switch (examiner.examine(photo)) {
            case Examination.Stopped stopped -> new EnrolmentOutcome.Refused(stopped.refusal());
            case Examination.Passed passed -> together(() -> add(personId, passed.sample(), origin));
        };
    }

    /** Enrols all these faces of a person, or none: then the one outcome says why. */
    public List<EnrolmentOutcome> enrolAll(String personId, List<FaceSample> samples, String origin) {
        try {
            return together(() -> samples.stream()
                    .map(sample -> addOrUndo(personId, sample, origin))
                    .toList());
        } catch (Undone undone) {
            return List.of(new EnrolmentOutcome.Refused(undone.refusal));
        }
    }

    private EnrolmentOutcome addOrUndo(String personId, FaceSample sample, String origin) {
        EnrolmentOutcome outcome = add(personId, sample, origin);
        if (outcome instanceof EnrolmentOutcome.Refused(Refusal refusal)) {
            throw new Undone(refusal);
        }
        return outcome;
    }

    /** Why nothing of a person may be looked at; empty when it may. */
    public Optional<Refusal> admission(String personId) {
        if (people.byId(personId).isEmpty()) {
            return Optional.of(Refusal.of(RefusalKind.NO_PERSON, "belongs to nobody: the person was deleted"));
        }
        return consents.current(personId).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalKind.NO_CONSENT, "is not looked at: the person's consent comes first"));
    }

    /** What the rules say to a face, without keeping it. */
    public Optional<Refusal> judge(String personId, FaceSample sample) {
        references.catchUp();
        return compared(personId, sample);
    }

    /** What the rules say to a face of somebody who is to be added; only inside {@link #together}. */
    public Optional<Refusal> judgeNewcomer(FaceSample sample) {
        Optional<Refusal> samePhoto = photos.owner(sample.photoHash()).map(Refusal::somebodyElse);
        return samePhoto.isPresent() ? samePhoto : compared(NOBODY, sample);
    }

    /** Whether two faces are similar enough to be one person's. */
    public boolean samePerson(FaceSample one, FaceSample other) {
        return references
                .verificationPoint(SAME_PERSON_FMR)
                .accepts(one.embedding().similarity(other.embedding()));
    }

    /** How many more templates a person may have. */
    public int room(String personId) {
        references.catchUp();
        return Math.max(0, MOST_TEMPLATES - references.count(personId));
    }

    /** Whether a person has as many templates as are kept, so that no further photo need be looked at. */
    public boolean hasEnough(String personId) {
        return references.count(personId) >= MOST_TEMPLATES;
    }

    /**
     * Runs work that may {@link #add} faces: all of it is committed, or nothing. What is undone is forgotten in memory
     * too.
     */
    public <T> T together(Supplier<T> work) {
        try {
            return database.write(() -> {
                photos.hold();
                references.catchUp();
                T result = work.get();
                references.passOver();
                return result;
            });
        } catch (RuntimeException | Error e) {
            references.forget();
            throw e;
        }
    }

    /** Applies every rule and keeps the face; only inside {@link #together}. */
    public EnrolmentOutcome add(String personId, FaceSample sample, String origin) {
        Optional<Refusal> admission = admission(personId);
        if (admission.isPresent()) {
            return new EnrolmentOutcome.Refused(admission.get());
        }
        Optional<String> owner = photos.owner(sample.photoHash());
        if (owner.isPresent()) {
            return owner.get().equals(personId)
                    ? new EnrolmentOutcome.AlreadyThere()
                    : new EnrolmentOutcome.Refused(Refusal.somebodyElse(owner.get()));
        }
        Optional<Refusal> refusal = compared(personId, sample);
        if (refusal.isPresent()) {
            return new EnrolmentOutcome.Refused(refusal.get());
        }
        List<StoredTemplate> stored = templates.add(personId, List.of(sample.template(origin, keepsCrops())));
        references.add(stored);
        return new EnrolmentOutcome.Enrolled(stored.getFirst().id());
    }

    /** Who has this very photo already. */
    public Optional<String> owner(String photoHash) {
        return photos.owner(photoHash);
    }

    private Optional<Refusal> compared(String personId, FaceSample sample) {
        if (hasEnough(personId)) {
            return Optional.of(enough());
        }
        Optional<Double> own = references.own(personId, sample.embedding());
        Optional<Candidate> other = references.closestOther(personId, sample.embedding());
        if (other.isPresent()
                && references
                        .identificationPoint(DUPLICATE_FPIR)
                        .accepts(other.get().similarity())
                && references
                        .verificationPoint(DUPLICATE_FMR)
                        .accepts(other.get().similarity())
                && other.get().similarity() > own.orElse(-1.0)) {
            return Optional.of(Refusal.somebodyElse(other.get().subject().value()));
        }
        if (own.isPresent() && !references.verificationPoint(SAME_PERSON_FMR).accepts(own.get())) {
            return Optional.of(Refusal.of(
                    RefusalKind.NOT_THE_SAME,
                    "does not look like the photos of this person that are enrolled already"));
        }
        return Optional.empty();
    }

    /** The refusal of a photo that comes on top of enough. */
    public static Refusal enough() {
        return Refusal.of(
                RefusalKind.ENOUGH, "is not needed: the person has %d photos already".formatted(MOST_TEMPLATES));
    }

    private boolean keepsCrops() {
        return settings.get(KEEP_PHOTOS).map(content -> !content.equals("no")).orElse(true);
    }

    /** Undoes a transaction because one of several faces was refused. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        Undone(Refusal refusal) {
            super(refusal.sentence(), null, false, false);
            this.refusal = refusal;
        }
    }
}
