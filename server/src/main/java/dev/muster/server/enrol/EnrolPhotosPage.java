package dev.muster.server.enrol;

import dev.muster.server.code.FaceNotices;
import dev.muster.server.people.PersonAccess;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.person.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Enrolment from photos that are sent: a row for each says what became of it. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'MEMBER')")
class EnrolPhotosPage {
    private static final int MOST_PHOTOS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PersonAccess access;
    private final Enrolment enrolment;
    private final FaceDesk desk;
    private final RefusalWords words;
    private final Auditing auditing;
    private final FaceNotices notices;

    EnrolPhotosPage(
            PersonAccess access,
            Enrolment enrolment,
            FaceDesk desk,
            RefusalWords words,
            Auditing auditing,
            FaceNotices notices) {
        this.access = access;
        this.enrolment = enrolment;
        this.desk = desk;
        this.words = words;
        this.auditing = auditing;
        this.notices = notices;
    }

    /** What became of a photo: {@code ok}, {@code there} or {@code bad}, and a sentence. */
    record Row(
            String file,
            String state,
            String words,
            @Nullable String resembles) {}

    @PostMapping("/enrol/{id}/photos")
    @Fresh(begin = "/enrol/{id}", face = true)
    String photos(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos,
            HttpServletRequest request,
            Locale locale,
            Model model)
            throws IOException {
        Person person = access.seen(viewer, id);
        List<Row> rows = new ArrayList<>();
        for (MultipartFile photo : photos == null ? List.<MultipartFile>of() : photos) {
            if (!photo.isEmpty() && rows.size() < MOST_PHOTOS) {
                rows.add(row(person, photo, viewer, request, locale));
            }
        }
        long enrolled = rows.stream().filter(row -> row.state().equals("ok")).count();
        if (enrolled > 0) {
            notices.enrolled(viewer, id, request);
        }
        model.addAttribute("person", person);
        model.addAttribute("own", access.isOwn(viewer, id));
        model.addAttribute("rows", rows);
        model.addAttribute("enrolled", enrolled);
        return "enrol/photos";
    }

    private Row row(Person person, MultipartFile photo, Viewer viewer, HttpServletRequest request, Locale locale)
            throws IOException {
        byte[] bytes = photo.getBytes();
        EnrolmentOutcome outcome = desk.ask(PATIENCE, () -> enrolment.enrol(person.id(), bytes, "upload"))
                .orElseGet(() -> new EnrolmentOutcome.Refused(Refusal.of(RefusalKind.BUSY, "is not looked at: busy")));
        String file = Objects.requireNonNullElse(photo.getOriginalFilename(), "");
        return switch (outcome) {
            case EnrolmentOutcome.Enrolled _ -> {
                auditing.done(
                        viewer,
                        request,
                        "person.enrol",
                        entry -> entry.on("person", person.id(), person.name()).saying("upload"));
                yield new Row(file, "ok", words.text("enrol.row.enrolled", locale), null);
            }
            case EnrolmentOutcome.AlreadyThere _ -> new Row(file, "there", words.text("enrol.row.there", locale), null);
            case EnrolmentOutcome.Refused(Refusal refusal) -> {
                auditing.refused(
                        viewer,
                        request,
                        "person.enrol",
                        entry -> entry.on("person", person.id(), person.name()).saying("upload, " + refusal.kind()));
                Optional<String> resembles = viewer.administrator() ? refusal.resembles() : Optional.empty();
                yield new Row(file, "bad", words.of(refusal, viewer, locale), resembles.orElse(null));
            }
        };
    }
}
