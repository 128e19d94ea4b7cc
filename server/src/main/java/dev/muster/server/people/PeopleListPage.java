package dev.muster.server.people;

import dev.muster.server.security.Viewer;
import dev.muster.store.person.Group;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonFilter;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.person.PersonPage;
import dev.muster.store.person.PersonStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of people: search as you type, filters, pages. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class PeopleListPage {
    static final int ROWS = 50;
    private static final int MOST_PAGES = 1_000_000;

    private final People people;
    private final PersonGroups groups;
    private final PersonAccess access;
    private final Clock clock;

    PeopleListPage(People people, PersonGroups groups, PersonAccess access, Clock clock) {
        this.people = people;
        this.groups = groups;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/people")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "ANY") String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model,
            HttpServletResponse response) {
        LocalDate today = LocalDate.now(clock);
        PersonStatus wanted = status(status);
        PersonFilter filter = new PersonFilter(
                q, access.visibleGroups(viewer), Optional.of(group).filter(id -> !id.isEmpty()), wanted, today);
        int number = Math.clamp(page, 1, MOST_PAGES);
        PersonPage found = people.find(filter, (number - 1) * ROWS, ROWS);
        model.addAttribute("found", found);
        model.addAttribute("today", today);
        model.addAttribute("filtered", !q.isBlank() || !group.isEmpty() || wanted != PersonStatus.ANY);
        model.addAttribute("before", number > 1 ? link(q, group, wanted, number - 1) : null);
        model.addAttribute("after", (long) number * ROWS < found.total() ? link(q, group, wanted, number + 1) : null);
        response.addHeader("Vary", "HX-Request");
        if (fragment) {
            return "people/list :: results";
        }
        model.addAttribute("q", q);
        model.addAttribute("group", group);
        model.addAttribute("status", wanted.name());
        model.addAttribute("statuses", PersonStatus.values());
        model.addAttribute("groups", groups(viewer));
        return "people/list";
    }

    private List<Group> groups(Viewer viewer) {
        Optional<Set<String>> visible = access.visibleGroups(viewer);
        return groups.all().stream()
                .filter(group -> visible.map(ids -> ids.contains(group.id())).orElse(true))
                .toList();
    }

    private static String link(String q, String group, PersonStatus status, int page) {
        return UriComponentsBuilder.fromPath("/people")
                .queryParam("q", "{q}")
                .queryParam("group", "{group}")
                .queryParam("status", status)
                .queryParam("page", page)
                .encode()
                .buildAndExpand(q, group)
                .toUriString();
    }

    private static PersonStatus status(String text) {
        try {
            return PersonStatus.valueOf(text);
        } catch (IllegalArgumentException _) {
            return PersonStatus.ANY;
        }
    }
}
