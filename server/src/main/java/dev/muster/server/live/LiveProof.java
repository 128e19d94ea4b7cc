package dev.muster.server.live;

import dev.muster.attendance.checkin.CheckIn;
import dev.muster.attendance.checkin.Proof;
import dev.muster.attendance.register.Punch;
import dev.muster.frame.Frame;
import dev.muster.gallery.SubjectId;
import dev.muster.liveness.LivenessJudge;
import dev.muster.liveness.LivenessOutcome;
import dev.muster.liveness.LivenessProgress;
import dev.muster.store.Database;
import dev.muster.store.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prompts of one visitor's camera: one person at a time does what is asked, judged against that very person's
 * templates, whoever else is in the picture. Used by the run's thread.
 */
final class LiveProof implements Proof {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProof.class);
    /** The punch follows within moments; the register may be away for one try. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);

    private static final Duration SHOWN = Duration.ofSeconds(4);

    private final ProofDesk desk;
    private final CheckIn checkIn;
    private final AuditEntry.Party camera;
    private final Consumer<Optional<Asking>> page;
    private final Map<String, Instant> given = new HashMap<>();
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Asking> asking = Optional.empty();
    private Instant shownUntil = Instant.MIN;

    private record Attempt(SubjectId subject, String name, LivenessJudge judge) {}

    /** @param page told before each frame what to show */
    LiveProof(ProofDesk desk, CheckIn checkIn, AuditEntry.Party camera, Consumer<Optional<Asking>> page) {
        this.desk = desk;
        this.checkIn = checkIn;
        this.camera = camera;
        this.page = page;
    }

    @Override
    public boolean wanted(Punch punch) {
        try {
            return decide(punch);
        } catch (RuntimeException e) {
            if (!Database.isFailure(e)) {
                throw e;
            }
            LOG.error("whether somebody must follow prompts could not be decided: {}", e.getMessage());
            return true;
        }
    }

    private boolean decide(Punch punch) {
        String personId = punch.subject().value();
        Instant until = given.get(personId);
        if (until != null && desk.now().isBefore(until)) {
            return false;
        }
        if (isAsked(punch.subject())) {
            return true;
        }
        if (!desk.owed(personId, punch.time().toLocalDate())
                || checkIn.earlier(punch).isPresent()) {
            return false;
        }
        if (attempt.isEmpty()) {
            ask(punch);
        }
        return true;
    }

    private boolean isAsked(SubjectId subject) {
        return attempt.filter(one -> one.subject.equals(subject)).isPresent();
    }

    private void ask(Punch punch) {
        String personId = punch.subject().value();
        Optional<Duration> wait = desk.admit(personId);
        if (wait.isEmpty()) {
            attempt = Optional.of(new Attempt(punch.subject(), punch.name(), desk.open(personId)));
            asking = Optional.empty();
            return;
        }
        Asking failed = asking.filter(last -> last.stage() == Asking.Stage.FAILED)
                .filter(last -> last.subject().equals(punch.subject()))
                .map(last -> last.waiting(wait.get()))
                .orElseGet(() -> Asking.failed(punch.subject(), punch.name(), Set.of(), wait.get()));
        show(failed);
    }

    @Override
    public void look(Frame frame) throws InterruptedException {
        if (attempt.isPresent()) {
            look(attempt.get(), frame);
        } else if (shownUntil.isBefore(desk.now())) {
            asking = Optional.empty();
        }
        page.accept(asking);
    }

    /** Shows the judge a frame; an attempt that the database ends is none, and the camera goes on. */
    private void look(Attempt going, Frame frame) throws InterruptedException {
        LivenessProgress progress;
        try {
            progress = desk.look(going.judge, frame);
        } catch (RuntimeException e) {
            if (!Database.isFailure(e)) {
                throw e;
            }
            LOG.error("an attempt at prompts ended: {}", Database.reason(e));
            attempt = Optional.empty();
            asking = Optional.empty();
            desk.takeBack(going.subject.value());
            return;
        }
        take(going, progress);
    }

    /** The camera is gone; an attempt that is not done has failed. */
    void end() {
        attempt.ifPresent(going -> take(going, going.judge.end()));
    }

    private void take(Attempt going, LivenessProgress progress) {
        if (progress.outcome().isEmpty()) {
            asking = Optional.of(Asking.going(going.subject, going.name, progress));
            return;
        }
        attempt = Optional.empty();
        String personId = going.subject.value();
        LivenessOutcome outcome = progress.outcome().get();
        desk.record().judged(camera, personId, going.name, outcome);
        switch (outcome) {
            case LivenessOutcome.Passed passed -> {
                given.put(personId, desk.now().plus(GOOD_FOR));
                desk.passed(personId, passed);
                show(Asking.passed(going.subject, going.name));
            }
            case LivenessOutcome.Failed failed -> {
                Duration wait = desk.failed(personId);
                show(Asking.failed(going.subject, going.name, failed.reasons(), wait));
            }
        }
    }

    private void show(Asking ended) {
        asking = Optional.of(ended);
        shownUntil = desk.now().plus(SHOWN);
    }
}
