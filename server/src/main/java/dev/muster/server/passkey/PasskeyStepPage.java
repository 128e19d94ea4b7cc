package dev.muster.server.passkey;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.LocalPath;
import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.RelyingParties;
import dev.muster.server.security.Risk;
import dev.muster.server.security.SignInLimits;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.server.security.Warnings;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.factor.PasskeyChallenges.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A passkey as a step of signing in: one of the account's own, and no other. */
@Controller
@RequestMapping("/passkey")
class PasskeyStepPage {
    private static final int PER_ACCOUNT = 30;
    private static final String LIMIT = "passkey step";

    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final SignedInAccounts signedIn;
    private final SignInLimits limits;
    private final Auditing auditing;
    private final Warnings warnings;
    private final Asked asked;

    PasskeyStepPage(
            RelyingParties parties,
            Ceremonies ceremonies,
            SignedInAccounts signedIn,
            SignInLimits limits,
            Auditing auditing,
            Warnings warnings,
            Asked asked) {
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.signedIn = signedIn;
        this.limits = limits;
        this.auditing = auditing;
        this.warnings = warnings;
        this.asked = asked;
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return PendingSignIn.at(Step.PASSKEY, request)
                .map(pending -> show(pending, next, "", request, response, model))
                .orElseGet(() -> "redirect:" + Onward.path(request, next));
    }

    @PostMapping("/options")
    ResponseEntity<Object> options(HttpServletRequest request) {
        Optional<PendingSignIn> pending = PendingSignIn.at(Step.PASSKEY, request);
        if (pending.isEmpty()) {
            return asked.refused(HttpStatus.CONFLICT, "passkey.over");
        }
        if (!limits.count(LIMIT, pending.get().account().id(), PER_ACCOUNT)) {
            return asked.refused(HttpStatus.TOO_MANY_REQUESTS, "passkey.waiting");
        }
        return asked.of(parties.at(request)
                .map(party -> ceremonies.ask(party, ChallengeHolder.session(request), Purpose.STEP)));
    }

    @PostMapping
    String check(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<PendingSignIn> pending = PendingSignIn.at(Step.PASSKEY, request);
        if (pending.isEmpty()) {
            return "redirect:" + Onward.path(request, next);
        }
        Account account = pending.get().account();
        Answer answer = parties.at(request)
                .map(party -> ceremonies.signed(party, ChallengeHolder.session(request), account.id(), credential))
                .orElseGet(() -> new Answer.Refused(Answer.Why.NO_CHALLENGE));
        if (answer instanceof Answer.Refused(var why)) {
            auditing.note(
                    request,
                    AuditEntry.of("sign-in.passkey", "failed")
                            .on("account", account.id(), account.name())
                            .saying(why.words()));
            warnings.failedFactor(account, Risk.isKnownBrowser(request));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(pending.get(), next, asked.text("passkey.refused"), request, response, model);
        }
        limits.clear(LIMIT, account.id());
        signedIn.prove(account, SessionFactor.PASSKEY, request, response);
        return "redirect:" + Onward.path(request, next);
    }

    private String show(
            PendingSignIn pending,
            String next,
            String problem,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("next", LocalPath.of(next).orElse(""));
        model.addAttribute("passkeyProblem", problem);
        model.addAttribute("available", parties.at(request).isPresent());
        model.addAttribute("steps", pending.steps());
        return "passkey/step";
    }
}
