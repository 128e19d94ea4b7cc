package dev.muster.server.live;

import dev.muster.attendance.Names;
import dev.muster.gallery.ExactGallery;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.gallery.Template;
import dev.muster.store.Database;
import dev.muster.store.person.GalleryChanges;
import dev.muster.store.person.GalleryContent;
import dev.muster.store.person.StoredTemplate;
import dev.muster.store.person.Subject;
import dev.muster.store.person.Subjects;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gallery that the whole server searches: every template of whoever may be recognised today, a subject's id being
 * a person's. About once a second it looks for what others changed: another node, an import by command.
 */
public final class LiveGallery implements Names, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveGallery.class);
    /** Names and days of validity are read anew every so many seconds. */
    private static final int SUBJECTS_EVERY = 10;

    private final Templates templates;
    private final Subjects subjects;
    private final OperatingPoints points;
    private final Clock clock;
    private final ExactGallery gallery;
    private final Set<String> notToday = new HashSet<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-gallery").factory());
    private volatile Map<String, Subject> people = Map.of();
    private long version;
    private int ticks;

    private LiveGallery(Templates templates, Subjects subjects, OperatingPoints points, Clock clock) {
        this.templates = templates;
        this.subjects = subjects;
        this.points = points;
        this.clock = clock;
        this.gallery = new ExactGallery(points);
    }

    /**
     * Reads everything, then follows until it is closed.
     *
     * @param points of the network whose embeddings are searched; templates of others are left out
     * @param clock with the zone whose calendar day counts
     */
    public static LiveGallery open(Database database, Vault vault, OperatingPoints points, Clock clock) {
        LiveGallery gallery =
                new LiveGallery(new Templates(database, vault, clock), new Subjects(database), points, clock);
        gallery.start();
        return gallery;
    }

    private void start() {
        load();
        var _ = watch.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** To be searched; it changes by itself, so nobody else may enrol or withdraw in it. */
    public Gallery gallery() {
        return gallery;
    }

    @Override
    public String of(SubjectId subject) {
        return Optional.ofNullable(people.get(subject.value()))
                .map(Subject::name)
                .orElse("?");
    }

    /** Takes in at once what has been committed: after an enrolment, a withdrawal, an erasure. */
    public synchronized void refresh() {
        GalleryChanges changes = templates.changesSince(version);
        if (!changes.personIds().isEmpty()) {
            people = subjects.all();
            changes.personIds().forEach(this::reload);
        }
        version = changes.version();
    }

    private synchronized void load() {
        people = subjects.all();
        GalleryContent content = templates.loadAll();
        LocalDate today = LocalDate.now(clock);
        List<StoredTemplate> comparable = content.templates().stream()
                .filter(template -> template.embedding().model().equals(points.model()))
                .toList();
        if (comparable.size() < content.templates().size()) {
            LOG.warn(
                    "{} templates come from other networks and are left out; enrol these people again",
                    content.templates().size() - comparable.size());
        }
        gallery.enrol(comparable.stream()
                .filter(template -> isValid(template.personId(), today))
                .map(LiveGallery::template)
                .toList());
        comparable.stream()
                .map(StoredTemplate::personId)
                .filter(person -> !isValid(person, today))
                .forEach(notToday::add);
        version = content.version();
    }

    private void tick() {
        try {
            refresh();
            if (++ticks % SUBJECTS_EVERY == 0) {
                judgeDays();
            }
        } catch (RuntimeException e) {
            LOG.warn("cannot look for changes of the gallery: {}", e.getMessage());
        }
    }

    /** Lets people in on their first day, and out after their last. */
    private synchronized void judgeDays() {
        people = subjects.all();
        LocalDate today = LocalDate.now(clock);
        Set.copyOf(notToday).stream().filter(person -> isValid(person, today)).forEach(this::reload);
        gallery.subjects().stream()
                .map(SubjectId::value)
                .filter(person -> !isValid(person, today))
                .forEach(this::reload);
    }

    private void reload(String personId) {
        List<Template> comparable = templates.of(personId).stream()
                .filter(template -> template.embedding().model().equals(points.model()))
                .map(LiveGallery::template)
                .toList();
        gallery.withdraw(new SubjectId(personId));
        notToday.remove(personId);
        if (!comparable.isEmpty()) {
            if (isValid(personId, LocalDate.now(clock))) {
                gallery.enrol(comparable);
            } else {
                notToday.add(personId);
            }
        }
    }

    private boolean isValid(String personId, LocalDate day) {
        return Optional.ofNullable(people.get(personId))
                .map(subject -> subject.validOn(day))
                .orElse(false);
    }

    private static Template template(StoredTemplate stored) {
        return new Template(new SubjectId(stored.personId()), stored.embedding());
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
