package dev.muster.server.people;

import dev.muster.server.security.Viewer;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.person.Consent;
import dev.muster.store.person.ConsentText;
import dev.muster.store.person.ConsentTexts;
import dev.muster.store.person.Consents;
import dev.muster.store.person.Crops;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.person.RecentPunches;
import dev.muster.store.person.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One person: to those who look after the person, and, as "my data", to the person. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'MEMBER')")
class PersonDetailPage {
    private static final int PUNCHES = 10;

    private final PersonAccess access;
    private final PersonGroups groups;
    private final Consents consents;
    private final ConsentTexts consentTexts;
    private final Templates templates;
    private final Crops crops;
    private final RecentPunches punches;
    private final Accounts accounts;
    private final Clock clock;

    PersonDetailPage(
            PersonAccess access,
            PersonGroups groups,
            Consents consents,
            ConsentTexts consentTexts,
            Templates templates,
            Crops crops,
            RecentPunches punches,
            Accounts accounts,
            Clock clock) {
        this.access = access;
        this.groups = groups;
        this.consents = consents;
        this.consentTexts = consentTexts;
        this.templates = templates;
        this.crops = crops;
        this.punches = punches;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The signed-in account's own person. */
    @GetMapping("/people/me")
    String own(Viewer viewer) {
        return viewer.personId()
                .map(id -> "redirect:/people/" + id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/people/{id}")
    String person(Viewer viewer, @PathVariable String id, Locale locale, Model model) {
        Person person = access.seen(viewer, id);
        Optional<Account> account = accounts.byPerson(id);
        model.addAttribute("person", person);
        model.addAttribute("own", access.isOwn(viewer, id));
        model.addAttribute("keeper", access.mayChange(viewer, id));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("groups", groups.of(id));
        model.addAttribute("attributes", Attributes.readable(person.attributesJson()));
        model.addAttribute("templates", templates.of(id));
        model.addAttribute("punches", punches.of(id, PUNCHES));
        model.addAttribute("account", account.orElse(null));
        consent(id, locale, model);
        return "people/person";
    }

    private void consent(String id, Locale locale, Model model) {
        List<Consent> history = consents.history(id);
        Map<String, String> givers = new LinkedHashMap<>();
        history.forEach(consent -> givers.put(
                consent.id(),
                accounts.byId(consent.givenBy()).map(Account::name).orElse(consent.givenBy())));
        ConsentText text = consentTexts.current();
        model.addAttribute("consents", history);
        model.addAttribute("givers", givers);
        model.addAttribute("consent", consents.current(id).orElse(null));
        model.addAttribute("consentVersion", text.version());
        model.addAttribute("consentWords", text.in(locale).lines().toList());
    }

    /** A picture of the face: of one template, or of the best that has one. Never kept by a browser or a proxy. */
    @GetMapping(path = "/people/{id}/crop")
    ResponseEntity<byte[]> crop(
            Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String template) {
        Person person = access.seen(viewer, id);
        Optional<byte[]> image = template.isEmpty() ? crops.best(person.id()) : crops.of(person.id(), template);
        return ResponseEntity.status(image.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .contentType(MediaType.IMAGE_JPEG)
                .body(image.orElseGet(() -> new byte[0]));
    }
}
