package dev.muster.server.people;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.FreshSignIn;
import dev.muster.server.security.Viewer;
import dev.muster.store.Database;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.person.Group;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonGroups;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Enters a person, and changes what is said of one. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class PersonFormPage {
    private static final String TAKEN = "people.form.external.taken";

    private final Database database;
    private final People people;
    private final PersonGroups groups;
    private final SignInPolicy policy;
    private final FreshSignIn freshSignIn;
    private final PersonAccess access;
    private final Auditing auditing;
    private final MessageSource texts;

    PersonFormPage(
            Database database,
            People people,
            PersonGroups groups,
            SignInPolicy policy,
            FreshSignIn freshSignIn,
            PersonAccess access,
            Auditing auditing,
            MessageSource texts) {
        this.database = database;
        this.people = people;
        this.groups = groups;
        this.policy = policy;
        this.freshSignIn = freshSignIn;
        this.access = access;
        this.auditing = auditing;
        this.texts = texts;
    }

    @GetMapping("/people/new")
    String empty(Viewer viewer, Model model, HttpServletRequest request) {
        return page(viewer, Optional.empty(), PersonForm.empty(), Map.of(), model, request);
    }

    @PostMapping("/people")
    String create(
            Viewer viewer, PersonForm form, Model model, HttpServletRequest request, RedirectAttributes redirect) {
        Set<String> chosen = chosen(viewer, form, Set.of());
        Map<String, String> errors = errors(viewer, form, chosen);
        Optional<Person> created = errors.isEmpty()
                ? database.write(() -> {
                    Optional<Person> person = people.create(form.data());
                    person.ifPresent(it -> groups.set(it.id(), chosen));
                    return person;
                })
                : Optional.empty();
        if (created.isEmpty()) {
            errors.putIfAbsent("externalId", errors.isEmpty() ? TAKEN : "");
            return page(viewer, Optional.empty(), form, errors, model, request);
        }
        Person person = created.get();
        auditing.done(viewer, request, "person.create", entry -> entry.on("person", person.id(), person.name()));
        redirect.addFlashAttribute("notice", text("people.created", request, person.name()));
        return "redirect:/people/" + person.id();
    }

    @GetMapping("/people/{id}/edit")
    String edit(Viewer viewer, @PathVariable String id, Model model, HttpServletRequest request) {
        Person person = access.changed(viewer, id);
        List<String> own = groups.of(id).stream().map(Group::id).toList();
        return page(viewer, Optional.of(person), PersonForm.of(person, own), Map.of(), model, request);
    }

    @PostMapping("/people/{id}")
    String change(
            Viewer viewer,
            @PathVariable String id,
            PersonForm form,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Person before = access.changed(viewer, id);
        Set<String> groupsBefore = groups.of(id).stream().map(Group::id).collect(Collectors.toSet());
        Set<String> chosen = chosen(viewer, form, groupsBefore);
        Map<String, String> errors = errors(viewer, form, chosen);
        boolean signIn = changesSignIn(groupsBefore, chosen);
        if (signIn && !viewer.administrator()) {
            errors.put("groups", "people.form.groups.sign-in");
        }
        Optional<String> first = signIn && errors.isEmpty()
                ? freshSignIn.owed(viewer, request, "/people/" + id + "/edit")
                : Optional.empty();
        if (first.isPresent()) {
            return "redirect:" + first.get();
        }
        Optional<Person> changed = errors.isEmpty() ? update(id, form, chosen) : Optional.empty();
        if (changed.isEmpty()) {
            errors.putIfAbsent("externalId", errors.isEmpty() ? TAKEN : "");
            return page(viewer, Optional.of(before), form, errors, model, request);
        }
        auditing.done(
                viewer,
                request,
                "person.change",
                entry -> entry.on("person", id, changed.get().name()));
        redirect.addFlashAttribute("notice", text("people.changed", request));
        return "redirect:/people/" + id;
    }

    private Optional<Person> update(String id, PersonForm form, Set<String> chosen) {
        return database.write(() -> {
            Optional<Person> person = people.update(id, form.data());
            person.ifPresent(_ -> groups.set(id, chosen));
            return person;
        });
    }

    private String page(
            Viewer viewer,
            Optional<Person> person,
            PersonForm form,
            Map<String, String> errors,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("person", person.orElse(null));
        model.addAttribute("form", form);
        Map<String, String> words = new HashMap<>();
        errors.forEach((field, key) -> words.put(field, key.isEmpty() ? "" : text(key, request)));
        words.values().removeIf(String::isEmpty);
        model.addAttribute("errors", words);
        model.addAttribute(
                "groups",
                groups.all().stream()
                        .filter(group ->
                                viewer.administrator() || viewer.groupIds().contains(group.id()))
                        .toList());
        return "people/form";
    }

    private Map<String, String> errors(Viewer viewer, PersonForm form, Set<String> chosen) {
        Map<String, String> errors = form.errors();
        if (!viewer.administrator() && chosen.stream().noneMatch(viewer.groupIds()::contains)) {
            errors.put("groups", "people.form.groups.error");
        }
        return errors;
    }

    /** The groups that the person is to be in; a manager leaves other managers' groups as they are. */
    private Set<String> chosen(Viewer viewer, PersonForm form, Set<String> before) {
        Set<String> known = groups.all().stream().map(Group::id).collect(Collectors.toSet());
        Set<String> chosen = new HashSet<>(form.groups());
        chosen.retainAll(known);
        if (!viewer.administrator()) {
            chosen.retainAll(viewer.groupIds());
            before.stream().filter(id -> !viewer.groupIds().contains(id)).forEach(chosen::add);
        }
        return chosen;
    }

    /** Whether somebody leaves or joins a group of whose people signing in asks something. */
    private boolean changesSignIn(Set<String> before, Set<String> after) {
        return policy.byGroup().keySet().stream().anyMatch(group -> before.contains(group) != after.contains(group));
    }

    private String text(String key, HttpServletRequest request, Object... values) {
        return texts.getMessage(key, values, RequestContextUtils.getLocale(request));
    }
}
