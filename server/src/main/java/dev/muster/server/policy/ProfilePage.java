package dev.muster.server.policy;

import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Profiles;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.factor.SignInPolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One profile of signing in: to look at, to copy, and where it was made here to change or remove. */
@Controller
@RequestMapping(PolicyPage.PATH + "/profiles")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ProfilePage {
    private final Profiles profiles;
    private final SignInPolicy policy;
    private final Readiness readiness;
    private final Auditing auditing;
    private final MessageSource texts;

    ProfilePage(Profiles profiles, SignInPolicy policy, Readiness readiness, Auditing auditing, MessageSource texts) {
        this.profiles = profiles;
        this.policy = policy;
        this.readiness = readiness;
        this.auditing = auditing;
        this.texts = texts;
    }

    /** A shipped one is the beginning of a new one. */
    @GetMapping("/{name}")
    String page(@PathVariable String name, Model model) {
        Profile profile = profiles.byName(name).orElseThrow(ProfilePage::unknown);
        return show(ProfileForm.of(profile), Map.of(), model);
    }

    @PostMapping
    @Fresh(begin = PolicyPage.PATH)
    String save(
            Viewer viewer,
            @ModelAttribute ProfileForm form,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> problems = form.problems(this::text);
        if (form.makes() && policy.profile(form.name()).isPresent()) {
            problems.put("name", text("policy.profile.name.taken"));
        }
        if (problems.isEmpty() && !readiness.change(viewer, () -> profiles.save(form.profile()))) {
            problems = Map.of("signIn", text("policy.locked-out"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(form, problems, model);
        }
        auditing.done(
                viewer,
                request,
                "policy.profile",
                entry -> entry.saying(
                        form.name() + ": " + form.profile().signIn().words()));
        flash.addFlashAttribute("notice", text("policy.profile.done"));
        return PolicyPage.HERE;
    }

    @PostMapping("/{name}/remove")
    @Fresh(begin = PolicyPage.PATH)
    String remove(Viewer viewer, @PathVariable String name, RedirectAttributes flash, HttpServletRequest request) {
        if (policy.profile(name).isEmpty()) {
            throw unknown();
        }
        if (policy.remove(name)) {
            auditing.done(viewer, request, "policy.profile", entry -> entry.saying(name + ": removed"));
            flash.addFlashAttribute("notice", text("policy.profile.removed"));
        } else {
            flash.addFlashAttribute("problem", text("policy.profile.held"));
        }
        return PolicyPage.HERE;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String show(ProfileForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("isNew", form.makes());
        model.addAttribute("errors", problems);
        return "policy/profile";
    }

    private String text(String key, Object... values) {
        return texts.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
