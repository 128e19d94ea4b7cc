package dev.muster.server.people;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.Viewer;
import dev.muster.store.Database;
import dev.muster.store.Settings;
import dev.muster.store.person.ConsentText;
import dev.muster.store.person.ConsentTexts;
import dev.muster.store.person.RetentionRules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The consent text, and how long what is held. */
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class PrivacyPage {
    private static final int LONGEST_TEXT = 8_000;
    private static final String BACK = "redirect:/people/privacy";

    private final Database database;
    private final Settings settings;
    private final ConsentTexts consentTexts;
    private final RetentionSchedule schedule;
    private final Auditing auditing;
    private final MessageSource texts;

    PrivacyPage(
            Database database,
            Settings settings,
            ConsentTexts consentTexts,
            RetentionSchedule schedule,
            Auditing auditing,
            MessageSource texts) {
        this.database = database;
        this.settings = settings;
        this.consentTexts = consentTexts;
        this.schedule = schedule;
        this.auditing = auditing;
        this.texts = texts;
    }

    @GetMapping("/people/privacy")
    String show(Model model) {
        model.addAttribute("text", consentTexts.current());
        RetentionRules rules = RetentionRules.of(settings);
        model.addAttribute("recognitions", rules.recognitions().orElse(null));
        model.addAttribute("punches", rules.punches().orElse(null));
        model.addAttribute("expiredFaces", rules.expiredFaces().orElse(null));
        model.addAttribute("unseenFaces", rules.unseenFaces().orElse(null));
        return "people/privacy";
    }

    @PostMapping("/people/privacy/text")
    String text(
            Viewer viewer,
            @RequestParam(defaultValue = "") String english,
            @RequestParam(defaultValue = "") String hindi,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (english.isBlank() || Math.max(english.length(), hindi.length()) > LONGEST_TEXT) {
            redirect.addFlashAttribute("problem", words("people.privacy.text.error", request));
            return BACK;
        }
        // Browsers send CR LF; what is kept, and compared, has LF.
        ConsentText text = consentTexts.change(english.replace("\r\n", "\n"), hindi.replace("\r\n", "\n"));
        auditing.done(viewer, request, "consent.text", entry -> entry.saying("text " + text.version()));
        redirect.addFlashAttribute("notice", words("people.privacy.text.saved", request, text.version()));
        return BACK;
    }

    @PostMapping("/people/privacy/retention")
    String retention(
            Viewer viewer,
            @RequestParam(defaultValue = "") String recognitions,
            @RequestParam(defaultValue = "") String punches,
            @RequestParam(defaultValue = "") String expiredFaces,
            @RequestParam(defaultValue = "") String unseenFaces,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (!days(recognitions) || !days(punches) || !days(expiredFaces) || !days(unseenFaces)) {
            redirect.addFlashAttribute("problem", words("people.privacy.days.error", request));
            return BACK;
        }
        RetentionRules rules =
                new RetentionRules(number(recognitions), number(punches), number(expiredFaces), number(unseenFaces));
        rules.save(database, settings);
        auditing.done(viewer, request, "retention.change", entry -> entry.saying(rules.words()));
        schedule.soon();
        redirect.addFlashAttribute("notice", words("people.privacy.days.saved", request));
        return BACK;
    }

    private static boolean days(String text) {
        return text.isBlank() || text.strip().matches("[1-9][0-9]{0,4}");
    }

    private static Optional<Integer> number(String text) {
        return Optional.of(text.strip()).filter(days -> !days.isEmpty()).map(Integer::valueOf);
    }

    private String words(String key, HttpServletRequest request, Object... values) {
        return texts.getMessage(key, values, RequestContextUtils.getLocale(request));
    }
}
