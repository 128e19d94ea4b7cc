package dev.muster.server.people;

import dev.muster.server.code.FaceNotices;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.NameKey;
import dev.muster.store.StoreException;
import dev.muster.store.person.ConsentTexts;
import dev.muster.store.person.Consents;
import dev.muster.store.person.Erased;
import dev.muster.store.person.Erasure;
import dev.muster.store.person.Person;
import dev.muster.store.person.Templates;
import dev.muster.store.person.Withdrawn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What is done to a person's face and data: consent, withdrawal, export, erasure. */
@Controller
class PersonActs {
    private static final String ANYBODY = "hasAnyRole('ADMINISTRATOR', 'MANAGER', 'MEMBER')";

    private final PersonAccess access;
    private final Consents consents;
    private final ConsentTexts consentTexts;
    private final Templates templates;
    private final PersonExport export;
    private final Erasure erasure;
    private final CsvMirrors mirrors;
    private final Auditing auditing;
    private final FaceNotices notices;
    private final MessageSource texts;

    PersonActs(
            PersonAccess access,
            Consents consents,
            ConsentTexts consentTexts,
            Templates templates,
            PersonExport export,
            Erasure erasure,
            CsvMirrors mirrors,
            Auditing auditing,
            FaceNotices notices,
            MessageSource texts) {
        this.access = access;
        this.consents = consents;
        this.consentTexts = consentTexts;
        this.templates = templates;
        this.export = export;
        this.erasure = erasure;
        this.mirrors = mirrors;
        this.auditing = auditing;
        this.notices = notices;
        this.texts = texts;
    }

    /** Given by the person, or entered by whoever has it in writing. */
    @PreAuthorize(ANYBODY)
    @PostMapping("/people/{id}/consent")
    String consent(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") boolean agreed,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Person person = access.seen(viewer, id);
        if (!agreed) {
            redirect.addFlashAttribute("problem", text("people.consent.unticked", request));
        } else if (!version.equals(consentTexts.current().version())) {
            redirect.addFlashAttribute("problem", text("people.consent.changed", request));
        } else {
            consents.give(id, version, viewer.accountId());
            auditing.done(
                    viewer,
                    request,
                    "consent.give",
                    entry -> entry.on("person", id, person.name()).saying("text " + version));
            redirect.addFlashAttribute("notice", text("people.consent.given", request));
        }
        return "redirect:/people/" + id;
    }

    /** Ends consent; templates and pictures go at once, everywhere. */
    @PreAuthorize(ANYBODY)
    @PostMapping("/people/{id}/withdraw")
    String withdraw(Viewer viewer, @PathVariable String id, HttpServletRequest request, RedirectAttributes redirect) {
        Person person = access.seen(viewer, id);
        Withdrawn gone = consents.withdraw(id);
        auditing.done(
                viewer,
                request,
                "consent.withdraw",
                entry -> entry.on("person", id, person.name())
                        .saying("%d templates, %d crops".formatted(gone.templates(), gone.crops())));
        if (gone.templates() > 0) {
            notices.removed(viewer, id, request);
        }
        redirect.addFlashAttribute("notice", text("people.withdrawn", request, gone.templates(), gone.crops()));
        return "redirect:/people/" + id;
    }

    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
    @PostMapping("/people/{id}/templates/{template}/remove")
    String remove(
            Viewer viewer,
            @PathVariable String id,
            @PathVariable String template,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Person person = access.changed(viewer, id);
        if (templates.remove(id, template)) {
            auditing.done(viewer, request, "template.remove", entry -> entry.on("person", id, person.name()));
            notices.removed(viewer, id, request);
            redirect.addFlashAttribute("notice", text("people.template.removed", request));
        }
        return "redirect:/people/" + id;
    }

    /** Everything that is held about a person, for the person. */
    @PreAuthorize(ANYBODY)
    @GetMapping("/people/{id}/data")
    ResponseEntity<byte[]> download(Viewer viewer, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        Person person = access.seen(viewer, id);
        if (!viewer.administrator() && !access.isOwn(viewer, id)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        export.write(id, zip);
        auditing.done(viewer, request, "person.export", entry -> entry.on("person", id, person.name()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("muster " + person.name() + ".zip", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(zip.toByteArray());
    }

    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @PostMapping("/people/{id}/erase")
    @Fresh(begin = "/people")
    String erase(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String confirmation,
            @RequestParam(defaultValue = "false") boolean account,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Person person = access.changed(viewer, id);
        if (!NameKey.of(confirmation).equals(NameKey.of(person.name()))) {
            redirect.addFlashAttribute("problem", text("people.erase.mismatch", request));
            return "redirect:/people/" + id;
        }
        if (account && access.isOwn(viewer, id)) {
            redirect.addFlashAttribute("problem", text("people.erase.self", request));
            return "redirect:/people/" + id;
        }
        try {
            Optional<Erased> erased = erasure.erase(
                    id,
                    account,
                    entry -> entry.by("account", viewer.accountId(), viewer.name())
                            .from(request.getRemoteAddr()));
            mirrors.rebuild();
            erased.ifPresent(gone -> redirect.addFlashAttribute(
                    "notice",
                    text(
                            "people.erased",
                            request,
                            gone.templates() + gone.crops(),
                            gone.punches() + gone.recognitions())));
            return "redirect:/people";
        } catch (StoreException _) {
            redirect.addFlashAttribute("problem", text("people.erase.administrator", request));
            return "redirect:/people/" + id;
        }
    }

    private String text(String key, HttpServletRequest request, Object... values) {
        return texts.getMessage(key, values, RequestContextUtils.getLocale(request));
    }
}
