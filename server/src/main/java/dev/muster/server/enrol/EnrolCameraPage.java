package dev.muster.server.enrol;

import dev.muster.server.code.FaceNotices;
import dev.muster.server.people.PersonAccess;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.person.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the camera of guided enrolment talks to: frames, and the end at which everything is kept at once. */
@RestController
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'MEMBER')")
class EnrolCameraPage {
    private static final int MOST_BYTES = 4_000_000;

    private final PersonAccess access;
    private final GuidedSessions sessions;
    private final GuidedEnrolment guide;
    private final Enrolment enrolment;
    private final RefusalWords words;
    private final Auditing auditing;
    private final FaceNotices notices;

    EnrolCameraPage(
            PersonAccess access,
            GuidedSessions sessions,
            GuidedEnrolment guide,
            Enrolment enrolment,
            RefusalWords words,
            Auditing auditing,
            FaceNotices notices) {
        this.access = access;
        this.sessions = sessions;
        this.guide = guide;
        this.enrolment = enrolment;
        this.words = words;
        this.auditing = auditing;
        this.notices = notices;
    }

    /** Forgets what an earlier look at this page took. */
    @PostMapping("/enrol/{id}/begin")
    FrameAnswer begin(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        access.seen(viewer, id);
        sessions.end(viewer.accountId(), browser(request), id);
        return FrameAnswer.of("look", "ok", "", Optional.of(session(viewer, id, request)));
    }

    @PostMapping("/enrol/{id}/frame")
    FrameAnswer frame(Viewer viewer, @PathVariable String id, HttpServletRequest request, Locale locale)
            throws IOException {
        Person person = access.seen(viewer, id);
        byte[] jpeg = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (jpeg.length > MOST_BYTES) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        GuidedSession session = session(viewer, id, request);
        GuidedEnrolment.Seen seen = guide.frame(id, jpeg, session, viewer, locale);
        if (seen.refusal().isPresent() && session.firstRefusal()) {
            refused(viewer, request, person, seen.refusal().get());
        }
        return seen.answer();
    }

    @PostMapping("/enrol/{id}/skip")
    FrameAnswer skip(Viewer viewer, @PathVariable String id, HttpServletRequest request) {
        access.seen(viewer, id);
        GuidedSession session = session(viewer, id, request);
        session.skip();
        return FrameAnswer.of("look", "ok", "", Optional.of(session));
    }

    /** Keeps all poses, or none. */
    @PostMapping("/enrol/{id}/finish")
    @Fresh(begin = "/enrol/{id}", face = true)
    FrameAnswer finish(Viewer viewer, @PathVariable String id, HttpServletRequest request, Locale locale) {
        Person person = access.seen(viewer, id);
        List<FaceSample> samples =
                sessions
                        .end(viewer.accountId(), browser(request), id)
                        .map(GuidedSession::samples)
                        .orElse(List.of())
                        .stream()
                        .limit(enrolment.room(id))
                        .toList();
        if (samples.isEmpty()) {
            return FrameAnswer.of("refused", "error", words.text("enrol.camera.expired", locale), Optional.empty());
        }
        List<EnrolmentOutcome> outcomes = enrolment.enrolAll(id, samples, "camera");
        if (outcomes.getLast() instanceof EnrolmentOutcome.Refused(Refusal refusal)) {
            refused(viewer, request, person, refusal);
            return FrameAnswer.of("refused", "error", words.of(refusal, viewer, locale), Optional.empty());
        }
        auditing.done(
                viewer,
                request,
                "person.enrol",
                entry -> entry.on("person", id, person.name()).saying("camera, %d poses".formatted(samples.size())));
        if (outcomes.stream().anyMatch(EnrolmentOutcome.Enrolled.class::isInstance)) {
            notices.enrolled(viewer, id, request);
        }
        return FrameAnswer.of("kept", "ok", "", Optional.empty());
    }

    private void refused(Viewer viewer, HttpServletRequest request, Person person, Refusal refusal) {
        auditing.refused(
                viewer,
                request,
                "person.enrol",
                entry -> entry.on("person", person.id(), person.name()).saying("camera, " + refusal.kind()));
    }

    private GuidedSession session(Viewer viewer, String id, HttpServletRequest request) {
        return sessions.of(viewer.accountId(), browser(request), id);
    }

    private static String browser(HttpServletRequest request) {
        return request.getSession().getId();
    }
}
