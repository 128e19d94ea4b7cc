package dev.muster.server.audit;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.Viewer;
import dev.muster.store.audit.AuditCsv;
import dev.muster.store.audit.AuditEvent;
import dev.muster.store.audit.AuditEvents;
import dev.muster.store.audit.Verification;
import dev.muster.store.audit.Verification.Broken;
import dev.muster.store.audit.Verification.Whole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log as a table, as a file, and whether it is whole. */
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AuditPage {
    private static final int ROWS = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final AuditEvents events;
    private final AuditState state;
    private final Auditing auditing;
    private final Clock clock;

    AuditPage(AuditEvents events, AuditState state, Auditing auditing, Clock clock) {
        this.events = events;
        this.state = state;
        this.auditing = auditing;
        this.clock = clock;
    }

    @GetMapping("/audit")
    String page(AuditForm form, @RequestParam(required = false) @Nullable Long before, Model model) {
        List<AuditEvent> found =
                events.newest(form.filter(clock.getZone()), before == null ? Long.MAX_VALUE : before, ROWS + 1);
        List<AuditRow> rows = found.stream()
                .limit(ROWS)
                .map(event -> AuditRow.of(event, clock.getZone()))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("rows", rows);
        model.addAttribute("actions", events.actions());
        model.addAttribute("export", form.address("/audit/export.csv", Map.of()));
        if (before != null) {
            model.addAttribute("newest", form.address("/audit", Map.of()));
        }
        if (found.size() > ROWS) {
            model.addAttribute(
                    "older",
                    form.address(
                            "/audit",
                            Map.of("before", String.valueOf(rows.getLast().seq()))));
        }
        state.last().ifPresent(last -> show(last, model));
        return "audit/log";
    }

    private void show(AuditState.Found last, Model model) {
        model.addAttribute("verifiedAt", TIME.format(last.at().atZone(clock.getZone())));
        switch (last.verification()) {
            case Whole whole -> model.addAttribute("whole", whole.newest());
            case Broken broken -> model.addAttribute("broken", broken);
        }
    }

    @PostMapping("/audit/verify")
    String verify(Viewer viewer, HttpServletRequest request) {
        Verification verification = state.verify();
        String found =
                verification instanceof Broken broken ? "row %d: %s".formatted(broken.seq(), broken.flaw()) : "whole";
        auditing.done(viewer, request, "audit.verify", entry -> entry.saying(found));
        return "redirect:/audit";
    }

    @GetMapping("/audit/export.csv")
    void export(AuditForm form, Viewer viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        auditing.done(viewer, request, "audit.export", entry -> entry);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"muster-audit-%s.csv\"".formatted(LocalDate.now(clock)));
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            AuditCsv.write(events, form.filter(clock.getZone()), clock.getZone(), out);
        }
    }
}
