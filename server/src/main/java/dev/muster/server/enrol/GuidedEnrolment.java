package dev.muster.server.enrol;

import dev.muster.face.Quality;
import dev.muster.face.QualityReason;
import dev.muster.server.enrol.FrameAnswer.Share;
import dev.muster.server.security.Viewer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads somebody before a camera from pose to pose: a frame in, a hint out. */
@Component
class GuidedEnrolment {
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** Flaws in the order in which a person can do something about them. */
    private static final List<QualityReason> WORST_FIRST = List.of(
            QualityReason.CUT_OFF,
            QualityReason.TOO_SMALL,
            QualityReason.TOO_DARK,
            QualityReason.TOO_BRIGHT,
            QualityReason.COVERED,
            QualityReason.TURNED_SIDEWAYS,
            QualityReason.TURNED_UP_OR_DOWN,
            QualityReason.TILTED,
            QualityReason.LOW_CONTRAST,
            QualityReason.BLURRED);

    private final Enrolment enrolment;
    private final FaceDesk desk;
    private final RefusalWords words;

    GuidedEnrolment(Enrolment enrolment, FaceDesk desk, RefusalWords words) {
        this.enrolment = enrolment;
        this.desk = desk;
        this.words = words;
    }

    /** An answer, and the refusal behind it where the face itself is refused. */
    record Seen(FrameAnswer answer, Optional<Refusal> refusal) {
        static Seen of(FrameAnswer answer) {
            return new Seen(answer, Optional.empty());
        }
    }

    /** Looks at a frame; without consent it does not. */
    Seen frame(String personId, byte[] jpeg, GuidedSession session, Viewer viewer, Locale locale) {
        Optional<Refusal> admission = enrolment.admission(personId);
        if (admission.isPresent()) {
            return new Seen(stop(admission.get(), session, viewer, locale), Optional.empty());
        }
        return desk.ask(PATIENCE, () -> look(personId, jpeg, session, viewer, locale))
                .orElseGet(() -> Seen.of(answer("busy", "warn", "enrol.hint.busy", session, locale)));
    }

    private Seen look(String personId, byte[] jpeg, GuidedSession session, Viewer viewer, Locale locale) {
        return switch (enrolment.examiner().examine(jpeg)) {
            case Examination.Stopped stopped -> {
                session.unsteady();
                yield Seen.of(flawed(stopped, session, locale));
            }
            case Examination.Passed passed -> passed(personId, passed, session, viewer, locale);
        };
    }

    private FrameAnswer flawed(Examination.Stopped stopped, GuidedSession session, Locale locale) {
        String hint = stopped.quality()
                .map(Quality::reasons)
                .flatMap(reasons ->
                        WORST_FIRST.stream().filter(reasons::contains).findFirst())
                .map(reason -> words.hint(reason, locale))
                .orElseGet(() -> words.text("enrol.hint." + stopped.refusal().kind(), locale));
        FrameAnswer answer = FrameAnswer.of("look", "warn", hint, Optional.of(session));
        return stopped.faces().isEmpty()
                ? answer
                : answer.at(Share.of(stopped.faces().getFirst().box(), stopped.width(), stopped.height()));
    }

    private Seen passed(
            String personId, Examination.Passed passed, GuidedSession session, Viewer viewer, Locale locale) {
        Optional<Refusal> refusal = enrolment.judge(personId, passed.sample());
        Share where = Share.of(passed.sample().face().box(), passed.width(), passed.height());
        if (refusal.isPresent()) {
            session.unsteady();
            return new Seen(stop(refusal.get(), session, viewer, locale).at(where), refusal);
        }
        GuidedSession.Look look = session.look(passed.sample(), passed.width(), passed.height(), enrolment);
        FrameAnswer answer = switch (look) {
            case TAKEN ->
                answer("taken", "ok", "enrol.hint.TAKEN", session, locale)
                        .showing(passed.sample().crop());
            case HOLD -> answer("hold", "ok", "enrol.hint.HOLD", session, locale);
            default -> answer("look", "warn", "enrol.hint." + look, session, locale);
        };
        return Seen.of(answer.at(where));
    }

    private FrameAnswer stop(Refusal refusal, GuidedSession session, Viewer viewer, Locale locale) {
        return FrameAnswer.of("refused", "error", words.of(refusal, viewer, locale), Optional.of(session));
    }

    private FrameAnswer answer(String state, String tone, String key, GuidedSession session, Locale locale) {
        return FrameAnswer.of(state, tone, words.text(key, locale), Optional.of(session));
    }
}
