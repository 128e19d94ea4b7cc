package dev.muster.server.people;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.person.Group;
import dev.muster.store.person.PersonGroups;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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
import org.springframework.web.servlet.support.RequestContextUtils;

/** The groups that people belong to, and that managers look after. */
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class GroupsPage {
    private static final int LONGEST_NAME = 80;
    private static final String BACK = "redirect:/people/groups";

    private final PersonGroups groups;
    private final Auditing auditing;
    private final MessageSource texts;

    GroupsPage(PersonGroups groups, Auditing auditing, MessageSource texts) {
        this.groups = groups;
        this.auditing = auditing;
        this.texts = texts;
    }

    @GetMapping("/people/groups")
    String list(Model model) {
        model.addAttribute("groups", groups.all());
        return "people/groups";
    }

    @PostMapping("/people/groups")
    String create(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Optional<Group> group = fits(name) ? groups.create(name) : Optional.empty();
        group.ifPresentOrElse(
                it -> done(viewer, request, "group.create", it, redirect, "people.groups.created"),
                () -> refused(name, request, redirect));
        return BACK;
    }

    @PostMapping("/people/groups/{id}")
    String rename(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        existing(id);
        if (fits(name) && groups.rename(id, name)) {
            done(viewer, request, "group.rename", existing(id), redirect, "people.groups.renamed");
        } else {
            refused(name, request, redirect);
        }
        return BACK;
    }

    /** With what signing in asks of its people. */
    @PostMapping("/people/groups/{id}/delete")
    @Fresh(begin = "/people/groups")
    String delete(Viewer viewer, @PathVariable String id, HttpServletRequest request, RedirectAttributes redirect) {
        Group group = existing(id);
        groups.delete(id);
        done(viewer, request, "group.delete", group, redirect, "people.groups.deleted");
        return BACK;
    }

    private Group existing(String id) {
        return groups.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void done(
            Viewer viewer,
            HttpServletRequest request,
            String action,
            Group group,
            RedirectAttributes redirect,
            String key) {
        auditing.done(viewer, request, action, entry -> entry.on("group", group.id(), group.name()));
        redirect.addFlashAttribute("notice", text(key, request, group.name()));
    }

    private void refused(String name, HttpServletRequest request, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "problem", text(fits(name) ? "people.groups.taken" : "people.groups.name.error", request));
    }

    private static boolean fits(String name) {
        return !name.isBlank()
                && name.strip().length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    private String text(String key, HttpServletRequest request, Object... values) {
        return texts.getMessage(key, values, RequestContextUtils.getLocale(request));
    }
}
