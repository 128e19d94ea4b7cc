package dev.muster.server.findex;

import dev.muster.server.ServeOptions;
import dev.muster.server.camera.CameraService;
import dev.muster.server.live.Lookout;
import dev.muster.server.security.Viewer;
import dev.muster.store.Policy;
import dev.muster.store.camera.Camera;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The face recognition page: the visitor's own camera, or one of the server's, and today's list. */
@Controller
@PreAuthorize("isAuthenticated()")
class FindexPage {
    private final TodaysList today;
    private final CameraService cameras;
    private final ServeOptions options;
    private final Policy policy;

    FindexPage(TodaysList today, CameraService cameras, ServeOptions options, Policy policy) {
        this.policy = policy;
        this.today = today;
        this.cameras = cameras;
        this.options = options;
    }

    @GetMapping("/findex")
    String page(@RequestParam(required = false) Optional<String> camera, Viewer viewer, Model model) {
        List<Camera> enabled = viewer.kiosk() ? List.of() : cameras.enabled();
        Optional<Camera> shown = camera.map(wanted -> enabled.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("cameras", enabled);
        model.addAttribute("shown", shown.orElse(null));
        model.addAttribute("asksAttacks", policy.attackDetection() == Policy.AttackDetection.PASSIVE);
        model.addAttribute(
                "asksPrompts", policy.promptsFor() != Policy.PromptsFor.NOBODY && Lookout.records(policy, viewer));
        model.addAttribute("demo", options.demo());
        model.addAttribute("today", today.of(viewer));
        return "live/findex";
    }

    @GetMapping("/findex/today")
    String today(Viewer viewer, Model model) {
        model.addAttribute("today", today.of(viewer));
        return "live/findex :: today";
    }
}
