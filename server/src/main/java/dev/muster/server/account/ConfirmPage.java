package dev.muster.server.account;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.LocalPath;
import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The password, where it is owed: once more before a sensitive act, or after another factor that came first. */
@Controller
class ConfirmPage {
    private final OwnPassword password;
    private final SignedInAccounts signedIn;
    private final Auditing auditing;
    private final Wording wording;

    ConfirmPage(OwnPassword password, SignedInAccounts signedIn, Auditing auditing, Wording wording) {
        this.password = password;
        this.signedIn = signedIn;
        this.auditing = auditing;
        this.wording = wording;
    }

    @GetMapping("/confirm")
    String page(@RequestParam(defaultValue = "") String next, HttpServletRequest request, Model model) {
        return PendingSignIn.at(Step.PASSWORD, request)
                .map(pending -> show(pending, next, model))
                .orElseGet(() -> "redirect:" + Onward.path(request, next));
    }

    @PostMapping("/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<PendingSignIn> pending = PendingSignIn.at(Step.PASSWORD, request);
        if (pending.isEmpty()) {
            return "redirect:" + Onward.path(request, next);
        }
        Account account = pending.get().account();
        Optional<String> problem = password.problem(account, current);
        if (problem.isPresent()) {
            auditing.note(
                    request,
                    AuditEntry.of("sign-in.again", "failed")
                            .by("account", account.id(), account.name())
                            .saying("wrong password"));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("currentProblem", wording.of(problem.get()));
            return show(pending.get(), next, model);
        }
        signedIn.prove(account, SessionFactor.PASSWORD, request, response);
        return "redirect:" + Onward.path(request, next);
    }

    private static String show(PendingSignIn pending, String next, Model model) {
        model.addAttribute("next", LocalPath.of(next).orElse(""));
        model.addAttribute("username", pending.account().name());
        model.addAttribute("steps", pending.steps());
        return "account/confirm";
    }
}
