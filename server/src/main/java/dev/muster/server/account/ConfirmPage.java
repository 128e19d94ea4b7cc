package dev.muster.server.account;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.LocalPath;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.server.security.Viewer;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in once more, before something that a borrowed session must not do. */
@Controller
@PreAuthorize("isAuthenticated()")
class ConfirmPage {
    private final Accounts accounts;
    private final OwnPassword password;
    private final SignedInAccounts signedIn;
    private final Auditing auditing;
    private final Wording wording;

    ConfirmPage(
            Accounts accounts, OwnPassword password, SignedInAccounts signedIn, Auditing auditing, Wording wording) {
        this.accounts = accounts;
        this.password = password;
        this.signedIn = signedIn;
        this.auditing = auditing;
        this.wording = wording;
    }

    @GetMapping("/confirm")
    String page(Viewer viewer, @RequestParam(defaultValue = "") String next, Model model) {
        model.addAttribute("next", LocalPath.of(next).orElse(""));
        model.addAttribute("username", viewer.name());
        return "account/confirm";
    }

    @PostMapping("/confirm")
    String confirm(
            Viewer viewer,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = accounts.byId(viewer.accountId()).orElseThrow();
        Optional<String> problem = password.problem(account, current);
        if (problem.isPresent()) {
            auditing.refused(viewer, request, "sign-in.again", entry -> entry);
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("currentProblem", wording.of(problem.get()));
            return page(viewer, next, model);
        }
        auditing.done(viewer, request, "sign-in.again", entry -> entry);
        signedIn.askAnew(account, request, response);
        return "redirect:" + LocalPath.of(next).orElse("/account");
    }
}
