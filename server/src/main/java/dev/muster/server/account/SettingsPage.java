package dev.muster.server.account;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import dev.muster.store.Settings;
import dev.muster.store.person.PersonGroups;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's settings of the installation. */
@Controller
@RequestMapping("/settings")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class SettingsPage {
    private final Database database;
    private final Settings settings;
    private final Policy policy;
    private final Auditing auditing;
    private final Wording wording;
    private final PersonGroups groups;

    SettingsPage(
            Database database,
            Settings settings,
            Policy policy,
            Auditing auditing,
            Wording wording,
            PersonGroups groups) {
        this.groups = groups;
        this.database = database;
        this.settings = settings;
        this.policy = policy;
        this.auditing = auditing;
        this.wording = wording;
    }

    @GetMapping
    String page(Model model) {
        return form(current(), Map.of(), model);
    }

    @PostMapping
    @Fresh(begin = "/settings")
    String save(
            Viewer viewer,
            @ModelAttribute SettingsForm typed,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        SettingsForm form = typed.completed(current(), request.getParameterMap().keySet());
        Map<String, String> problems = form.problems(wording);
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(form, problems, model);
        }
        List<String> changed = database.write(() -> change(form));
        if (!changed.isEmpty()) {
            auditing.done(viewer, request, "settings.change", entry -> entry.saying(String.join(", ", changed)));
        }
        flash.addFlashAttribute("notice", wording.of("settings.done"));
        return "redirect:/settings";
    }

    /** The keys of what is different now. */
    private List<String> change(SettingsForm form) {
        Map<String, String> before = current().contents();
        List<String> changed = new ArrayList<>();
        form.contents().forEach((key, content) -> {
            if (!content.equals(before.get(key))) {
                policy.set(key, content);
                changed.add(key);
            }
        });
        return changed;
    }

    private SettingsForm current() {
        return SettingsForm.of(policy, settings.get(SettingKeys.ZONE).orElse(""));
    }

    private String form(SettingsForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        model.addAttribute("groups", groups.all());
        model.addAttribute("serverZone", ZoneId.systemDefault().getId());
        return "account/settings";
    }
}
