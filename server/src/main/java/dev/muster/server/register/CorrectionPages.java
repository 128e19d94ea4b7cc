package dev.muster.server.register;

import dev.muster.attendance.register.Direction;
import dev.muster.server.ServeOptions;
import dev.muster.server.people.PersonAccess;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Viewer;
import dev.muster.store.person.Person;
import dev.muster.store.register.Correction;
import dev.muster.store.register.Corrections;
import dev.muster.store.register.PunchQuery;
import dev.muster.store.register.PunchRow;
import dev.muster.store.register.Punches;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person's day, and what whoever looks after the person may correct in it: with a reason, and never without trace. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'MEMBER')")
class CorrectionPages {
    private static final String CORRECTING = "hasAnyRole('ADMINISTRATOR', 'MANAGER')";

    private final Punches punches;
    private final Corrections corrections;
    private final PersonAccess access;
    private final Auditing auditing;
    private final MessageSource texts;
    private final ServeOptions options;
    private final Clock clock;

    CorrectionPages(
            Punches punches,
            Corrections corrections,
            PersonAccess access,
            Auditing auditing,
            MessageSource texts,
            ServeOptions options,
            Clock clock) {
        this.punches = punches;
        this.corrections = corrections;
        this.access = access;
        this.auditing = auditing;
        this.texts = texts;
        this.options = options;
        this.clock = clock;
    }

    /** A punch and what was done to it. */
    record Row(PunchRow punch, List<Correction> history) {}

    @GetMapping("/attendance/people/{personId}")
    String person(
            @PathVariable String personId,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day,
            Viewer viewer,
            Model model) {
        Person person = access.seen(viewer, personId);
        LocalDate shown = day.orElseGet(() -> LocalDate.now(clock));
        model.addAttribute("person", person);
        model.addAttribute("day", shown);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("directions", Direction.values());
        model.addAttribute("mayCorrect", access.mayChange(viewer, personId));
        model.addAttribute(
                "rows",
                punches.rows(PunchQuery.of(shown).ofPerson(personId)).stream()
                        .map(punch -> new Row(punch, corrections.of(punch.id())))
                        .toList());
        return "register/person";
    }

    @PostMapping("/attendance/people/{personId}")
    @PreAuthorize(CORRECTING)
    String add(
            @PathVariable String personId,
            @ModelAttribute CorrectionForm form,
            Viewer viewer,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes flash) {
        Person person = access.changed(viewer, personId);
        LocalDate today = LocalDate.now(clock);
        Optional<ZonedDateTime> time = form.moment(today, options.zone()).filter(this::isPast);
        Optional<String> reason = form.why();
        boolean done = time.isPresent()
                && reason.isPresent()
                && corrections.add(personId, time.get(), form.way(), viewer.accountId(), reason.get());
        if (done) {
            audit(viewer, request, "register.add", person);
        }
        tell(flash, done, "register.added", locale);
        return to(personId, time.map(ZonedDateTime::toLocalDate).orElse(today));
    }

    @PostMapping("/attendance/punches/{id}/change")
    @PreAuthorize(CORRECTING)
    String change(
            @PathVariable String id,
            @ModelAttribute CorrectionForm form,
            Viewer viewer,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes flash) {
        PunchRow punch = punch(id);
        Person person = access.changed(viewer, punch.personId());
        LocalDate day = punch.time().toLocalDate();
        Optional<ZonedDateTime> time = Optional.ofNullable(form.time())
                .map(at -> at.atDate(day).atZone(punch.time().getZone()))
                .filter(this::isPast);
        Optional<String> reason = form.why();
        boolean done = time.isPresent()
                && reason.isPresent()
                && corrections.change(punch, time.get(), viewer.accountId(), reason.get());
        if (done) {
            audit(viewer, request, "register.change", person);
        }
        tell(flash, done, "register.changed", locale);
        return to(punch.personId(), day);
    }

    @PostMapping("/attendance/punches/{id}/remove")
    @PreAuthorize(CORRECTING)
    String remove(
            @PathVariable String id,
            @ModelAttribute CorrectionForm form,
            Viewer viewer,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes flash) {
        PunchRow punch = punch(id);
        Person person = access.changed(viewer, punch.personId());
        boolean done = form.why()
                .map(reason -> corrections.remove(punch, viewer.accountId(), reason))
                .orElse(false);
        if (done) {
            audit(viewer, request, "register.remove", person);
        }
        tell(flash, done, "register.removed", locale);
        return to(punch.personId(), punch.time().toLocalDate());
    }

    private boolean isPast(ZonedDateTime time) {
        return !time.toInstant().isAfter(clock.instant());
    }

    private PunchRow punch(String id) {
        return punches.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void audit(Viewer viewer, HttpServletRequest request, String action, Person person) {
        auditing.done(viewer, request, action, entry -> entry.on("person", person.id(), person.name()));
    }

    private void tell(RedirectAttributes flash, boolean done, String key, Locale locale) {
        String shown = done ? key : "register.refused";
        flash.addFlashAttribute(done ? "notice" : "problem", texts.getMessage(shown, null, locale));
    }

    private static String to(String personId, LocalDate day) {
        return "redirect:/attendance/people/%s?day=%s".formatted(personId, day);
    }
}
