package dev.muster.server.policy;

import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Profiles;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.account.Role;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.person.Group;
import dev.muster.store.person.PersonGroups;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which profile of signing in holds for which role and group, and what accounts lack for theirs. */
@Controller
@RequestMapping(PolicyPage.PATH)
@PreAuthorize("hasRole('ADMINISTRATOR')")
class PolicyPage {
    static final String PATH = "/policy";
    static final String HERE = "redirect:" + PATH;

    private final SignInPolicy policy;
    private final Profiles profiles;
    private final PersonGroups groups;
    private final Readiness readiness;
    private final Auditing auditing;
    private final MessageSource texts;

    PolicyPage(
            SignInPolicy policy,
            Profiles profiles,
            PersonGroups groups,
            Readiness readiness,
            Auditing auditing,
            MessageSource texts) {
        this.policy = policy;
        this.profiles = profiles;
        this.groups = groups;
        this.readiness = readiness;
        this.auditing = auditing;
        this.texts = texts;
    }

    @GetMapping
    String page(Model model) {
        Map<Role, String> byRole = new EnumMap<>(Role.class);
        Map<Role, String> chosen = policy.byRole();
        for (Role role : Role.values()) {
            byRole.put(role, chosen.getOrDefault(role, Profile.OPEN.name()));
        }
        Map<Group, String> byGroup = new LinkedHashMap<>();
        Map<String, String> chosenByGroup = policy.byGroup();
        groups.all().forEach(group -> byGroup.put(group, chosenByGroup.getOrDefault(group.id(), "")));
        model.addAttribute("profiles", profiles.all());
        model.addAttribute("byRole", byRole);
        model.addAttribute("byGroup", byGroup);
        model.addAttribute("accounts", readiness.all());
        return "policy/policy";
    }

    /** Fields are {@code role.MEMBER} and {@code group.<id>}; those that are not there stay as they are. */
    @PostMapping
    @Fresh(begin = PATH)
    String hold(
            Viewer viewer,
            @RequestParam Map<String, String> fields,
            RedirectAttributes flash,
            HttpServletRequest request) {
        List<Assignment> changes = Assignment.read(fields, groups.all()).stream()
                .filter(this::isKnown)
                .filter(assignment -> assignment.changes(policy))
                .toList();
        boolean kept = readiness.change(viewer, () -> changes.forEach(change -> change.hold(policy)));
        if (!kept) {
            flash.addFlashAttribute("problem", text("policy.locked-out"));
            return HERE;
        }
        if (!changes.isEmpty()) {
            String words = changes.stream().map(Assignment::words).collect(Collectors.joining(", "));
            auditing.done(viewer, request, "policy.change", entry -> entry.saying(words));
        }
        flash.addFlashAttribute("notice", text("policy.done"));
        return HERE;
    }

    private boolean isKnown(Assignment assignment) {
        return assignment.profile().isEmpty()
                ? assignment.isGroup()
                : profiles.byName(assignment.profile()).isPresent();
    }

    private String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
