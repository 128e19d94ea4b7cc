package dev.muster.server.enrol;

import dev.muster.server.people.PersonAccess;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.person.ConsentText;
import dev.muster.store.person.ConsentTexts;
import dev.muster.store.person.Consents;
import dev.muster.store.person.Person;
import dev.muster.store.person.StoredTemplate;
import dev.muster.store.person.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of enrolling one person: consent, camera or photos, what came of it. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'MEMBER')")
class EnrolPage {
    private final PersonAccess access;
    private final Consents consents;
    private final ConsentTexts consentTexts;
    private final Templates templates;
    private final Auditing auditing;
    private final MessageSource texts;

    EnrolPage(
            PersonAccess access,
            Consents consents,
            ConsentTexts consentTexts,
            Templates templates,
            Auditing auditing,
            MessageSource texts) {
        this.access = access;
        this.consents = consents;
        this.consentTexts = consentTexts;
        this.templates = templates;
        this.auditing = auditing;
        this.texts = texts;
    }

    /** One's own enrolment. */
    @GetMapping("/enrol")
    String own(Viewer viewer) {
        if (viewer.personId().isEmpty() && !viewer.member()) {
            return "redirect:/people";
        }
        return viewer.personId()
                .map(id -> "redirect:/enrol/" + id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/enrol/{id}")
    @Fresh(begin = "/enrol/{id}", face = true)
    String person(Viewer viewer, @PathVariable String id, Locale locale, Model model) {
        Person person = access.seen(viewer, id);
        ConsentText text = consentTexts.current();
        int count = templates.of(id).size();
        model.addAttribute("person", person);
        model.addAttribute("own", access.isOwn(viewer, id));
        model.addAttribute("agreed", consents.current(id).isPresent());
        model.addAttribute("consentVersion", text.version());
        model.addAttribute("consentWords", text.in(locale).lines().toList());
        model.addAttribute("count", count);
        model.addAttribute("room", Math.max(0, Enrolment.MOST_TEMPLATES - count));
        model.addAttribute("most", Enrolment.MOST_TEMPLATES);
        return "enrol/person";
    }

    @PostMapping("/enrol/{id}/consent")
    String consent(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") boolean agreed,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes redirect) {
        Person person = access.seen(viewer, id);
        if (!agreed || !version.equals(consentTexts.current().version())) {
            String key = agreed ? "enrol.consent.changed" : "enrol.consent.unticked";
            redirect.addFlashAttribute("problem", texts.getMessage(key, null, locale));
        } else {
            consents.give(id, version, viewer.accountId());
            auditing.done(
                    viewer,
                    request,
                    "consent.give",
                    entry -> entry.on("person", id, person.name()).saying("text " + version));
        }
        return "redirect:/enrol/" + id;
    }

    @GetMapping("/enrol/{id}/done")
    String done(Viewer viewer, @PathVariable String id, Model model) {
        Person person = access.seen(viewer, id);
        List<StoredTemplate> all = templates.of(id);
        model.addAttribute("person", person);
        model.addAttribute("own", access.isOwn(viewer, id));
        model.addAttribute("templates", all);
        return "enrol/done";
    }
}
