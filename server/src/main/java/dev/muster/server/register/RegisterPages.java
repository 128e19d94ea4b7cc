package dev.muster.server.register;

import dev.muster.attendance.register.CsvLines;
import dev.muster.attendance.register.Direction;
import dev.muster.attendance.register.Punch;
import dev.muster.gallery.SubjectId;
import dev.muster.server.ServeOptions;
import dev.muster.server.security.Viewer;
import dev.muster.store.DataFolder;
import dev.muster.store.person.Group;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.register.Mirrors;
import dev.muster.store.register.PersonDay;
import dev.muster.store.register.PunchRow;
import dev.muster.store.register.Punches;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The register by day: who came when, as a page and as a file. */
@Controller
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER', 'MEMBER')")
class RegisterPages {
    private static final int ROWS = 50;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Punches punches;
    private final PersonGroups groups;
    private final Mirrors mirrors;
    private final DataFolder folder;
    private final Clock clock;

    RegisterPages(Punches punches, PersonGroups groups, Mirrors mirrors, ServeOptions options, Clock clock) {
        this.punches = punches;
        this.groups = groups;
        this.mirrors = mirrors;
        this.folder = options.data();
        this.clock = clock;
    }

    @GetMapping("/attendance")
    String day(@ModelAttribute("filter") RegisterFilter filter, Viewer viewer, Model model) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = filter.dayOr(today);
        List<PersonDay> all = filter.query(viewer, today).map(punches::days).orElse(List.of());
        int from = Math.min((filter.pageNumber() - 1) * ROWS, all.size());
        int to = Math.min(from + ROWS, all.size());
        model.addAttribute("day", day);
        model.addAttribute("today", today);
        model.addAttribute("rows", all.subList(from, to));
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("total", all.size());
        model.addAttribute(
                "present", all.stream().filter(row -> row.counted() > 0).count());
        model.addAttribute("page", filter.pageNumber());
        model.addAttribute("groups", groupsOf(viewer));
        model.addAttribute("sources", viewer.member() ? List.of() : punches.sources(day));
        model.addAttribute("directions", Direction.values());
        model.addAttribute("mayCorrect", viewer.administrator() || viewer.manager());
        return "register/day";
    }

    @GetMapping("/attendance/register.csv")
    void file(@ModelAttribute RegisterFilter filter, Viewer viewer, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.now(clock);
        List<PunchRow> rows = filter.query(viewer, today).map(punches::rows).orElse(List.of());
        response.setContentType(CSV.toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"register-%s.csv\"".formatted(filter.dayOr(today)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PrintWriter out = response.getWriter();
        out.write(CsvLines.header());
        rows.stream().filter(row -> !row.removed()).forEach(row -> out.write(CsvLines.row(punch(row))));
        out.flush();
    }

    @GetMapping("/attendance/login_data.csv")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    ResponseEntity<FileSystemResource> loginData() {
        mirrors.followLoginData();
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"login_data.csv\"")
                .body(new FileSystemResource(folder.loginData()));
    }

    private List<Group> groupsOf(Viewer viewer) {
        return viewer.member()
                ? List.of()
                : groups.all().stream()
                        .filter(group ->
                                viewer.administrator() || viewer.groupIds().contains(group.id()))
                        .toList();
    }

    private static Punch punch(PunchRow row) {
        return new Punch(
                new SubjectId(row.personId()), row.name(), row.time(), row.similarity(), row.source(), row.direction());
    }
}
