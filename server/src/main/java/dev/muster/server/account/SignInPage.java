package dev.muster.server.account;

import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.RelyingParties;
import dev.muster.server.security.Viewer;
import dev.muster.store.Policy;
import dev.muster.store.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: sign in, or go on when signed in already. */
@Controller
class SignInPage {
    private final Policy policy;
    private final Accounts accounts;
    private final RelyingParties parties;

    SignInPage(Policy policy, Accounts accounts, RelyingParties parties) {
        this.policy = policy;
        this.accounts = accounts;
        this.parties = parties;
    }

    /** A failed sign-in is forwarded here, by POST. */
    @RequestMapping(
            path = "/",
            method = {RequestMethod.GET, RequestMethod.POST})
    String page(
            HttpServletRequest request,
            Model model,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String username) {
        Object problem = request.getAttribute("signInProblem");
        Optional<Viewer> viewer = Viewer.of(request);
        if (problem == null && viewer.isPresent()) {
            return viewer.get().kiosk() ? "redirect:/findex" : "redirect:/home";
        }
        if (problem == null && PendingSignIn.of(request).isPresent()) {
            return "redirect:" + Onward.path(request, next);
        }
        model.addAttribute("signInProblem", problem);
        model.addAttribute("signedOut", request.getParameter("out") != null);
        model.addAttribute("next", next);
        model.addAttribute("username", username);
        model.addAttribute("registration", policy.registration() != Policy.Registration.OFF);
        model.addAttribute("passkeys", parties.at(request).isPresent());
        model.addAttribute("unset", !accounts.hasAdministrator());
        return "account/sign-in";
    }

    /** Where the form is sent; somebody who opens it wants the form. */
    @GetMapping("/login")
    String form() {
        return "redirect:/";
    }
}
