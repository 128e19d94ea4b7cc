package dev.muster.server.account;

import dev.muster.server.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: sign in, or go on when signed in already. */
@Controller
class SignInPage {
    /** A failed sign-in is forwarded here, by POST. */
    @RequestMapping(
            path = "/",
            method = {RequestMethod.GET, RequestMethod.POST})
    String page(
            HttpServletRequest request,
            Model model,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String username) {
        boolean failed = request.getAttribute("signInFailed") != null;
        if (!failed && Viewer.of(request).isPresent()) {
            return Viewer.of(request).get().kiosk() ? "redirect:/findex" : "redirect:/home";
        }
        model.addAttribute("failed", failed);
        model.addAttribute("next", next);
        model.addAttribute("username", username);
        return "account/sign-in";
    }
}
