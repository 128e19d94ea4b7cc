package dev.muster.server.code;

import dev.muster.server.factor.Step;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The addresses of the old code program, inside the portal: {@code /index} asks where to send a code, {@code /validate}
 * checks one, {@code /success} says that access is granted, {@code /face_recognition} leads on to the face page.
 */
@Controller
class OldRoutes {
    private final Ways ways;
    private final CodePage page;

    OldRoutes(Ways ways, CodePage page) {
        this.ways = ways;
        this.page = page;
    }

    @GetMapping("/index")
    String index(HttpServletRequest request, Model model) {
        return PendingSignIn.at(Step.CODE, request)
                .map(pending -> {
                    List<Way> all = ways.of(pending);
                    model.addAttribute("others", all);
                    model.addAttribute("next", "/success");
                    return "code/index";
                })
                .orElse(Viewer.of(request).isPresent() ? "redirect:/success" : "redirect:/");
    }

    @GetMapping("/validate")
    String form() {
        return "redirect:/code?next=/success";
    }

    @PostMapping("/validate")
    String validate(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return page.check(code, "/success", false, request, response, model);
    }

    @GetMapping("/success")
    String success(HttpServletRequest request) {
        return Viewer.of(request).isPresent() ? "code/success" : "redirect:/";
    }

    @GetMapping("/face_recognition")
    String face() {
        return "redirect:/findex";
    }
}
