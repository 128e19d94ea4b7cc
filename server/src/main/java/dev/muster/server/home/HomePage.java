package dev.muster.server.home;

import dev.muster.server.security.Viewer;
import dev.muster.store.overview.Overview;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: today at a glance, and where to go from here. */
@Controller
@PreAuthorize("isAuthenticated()")
class HomePage {
    private static final int NEWEST = 8;

    private final Overview overview;
    private final Clock clock;

    HomePage(Overview overview, Clock clock) {
        this.overview = overview;
        this.clock = clock;
    }

    @GetMapping("/home")
    String home(Viewer viewer, Model model) {
        if (viewer.kiosk()) {
            return "redirect:/findex";
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("today", today);
        model.addAttribute("greeting", greeting(LocalTime.now(clock)));
        model.addAttribute("name", viewer.personId().flatMap(overview::nameOf).orElse(viewer.name()));
        addWork(viewer, model, today);
        addOwn(viewer, model, today);
        return "home/home";
    }

    private void addWork(Viewer viewer, Model model, LocalDate today) {
        if (viewer.administrator()) {
            addPeople(model, today, Optional.empty());
            model.addAttribute("waiting", overview.waitingAccounts());
            model.addAttribute("cameras", overview.camerasOn());
            model.addAttribute("accounts", overview.accounts());
        } else if (viewer.manager()) {
            addPeople(model, today, Optional.of(viewer.accountId()));
        }
    }

    private void addPeople(Model model, LocalDate today, Optional<String> manager) {
        model.addAttribute("people", overview.people(today, manager));
        model.addAttribute("arrivals", overview.arrivals(today, manager, NEWEST));
    }

    private void addOwn(Viewer viewer, Model model, LocalDate today) {
        viewer.personId().ifPresent(person -> {
            model.addAttribute("punches", overview.punches(person, today));
            overview.enrolledAt(person).ifPresent(at -> model.addAttribute("enrolledAt", at));
        });
        model.addAttribute("linked", viewer.personId().isPresent());
    }

    private static String greeting(LocalTime now) {
        if (now.getHour() < 4 || now.getHour() >= 18) {
            return "evening";
        }
        return now.getHour() < 12 ? "morning" : "afternoon";
    }
}
