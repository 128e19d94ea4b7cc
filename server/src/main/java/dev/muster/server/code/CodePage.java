package dev.muster.server.code;

import dev.muster.otp.verify.Verdict;
import dev.muster.server.security.LocalPath;
import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.Step;
import dev.muster.store.account.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second step of signing in: enter the code, have another sent, or choose another way. */
@Controller
class CodePage {
    private final Ways ways;
    private final CodeDesk desk;
    private final SignInCodes codes;
    private final CodeView view;
    private final VerdictWords words;

    CodePage(Ways ways, CodeDesk desk, SignInCodes codes, CodeView view, VerdictWords words) {
        this.ways = ways;
        this.desk = desk;
        this.codes = codes;
        this.view = view;
        this.words = words;
    }

    @GetMapping("/code")
    String page(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return PendingSignIn.at(Step.CODE, request)
                .map(pending -> show(pending.account(), next, "", request, response, model))
                .orElseGet(() -> elsewhere(request));
    }

    /** How far the message is: a piece of the page that asks again by itself. */
    @GetMapping("/code/state")
    String state(HttpServletRequest request, Model model) {
        Optional<CodeStep> step =
                PendingSignIn.at(Step.CODE, request).flatMap(_ -> CodeStep.of(request, SignInCodes.STEP));
        view.addState(step, model);
        return "code/entry :: state";
    }

    @PostMapping("/code")
    String check(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Account> account = PendingSignIn.at(Step.CODE, request).map(PendingSignIn::account);
        if (account.isEmpty()) {
            return elsewhere(request);
        }
        CodeStep step = step(request);
        Optional<Way> way = ways.byId(account.get().id(), step.wayId());
        if (way.isEmpty()) {
            return "redirect:/code" + back(next);
        }
        Verdict verdict = desk.check(account.get(), way.get(), step, code, request, response);
        if (verdict instanceof Verdict.Accepted) {
            return "redirect:" + Onward.path(request, next);
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(account.get(), next, words.of(verdict), request, response, model);
    }

    @PostMapping("/code/send")
    String send(@RequestParam(defaultValue = "") String next, HttpServletRequest request, RedirectAttributes flash) {
        return PendingSignIn.at(Step.CODE, request)
                .map(pending -> choose(pending.account(), step(request).wayId(), next, request, flash))
                .orElseGet(() -> elsewhere(request));
    }

    @PostMapping("/code/way")
    String choose(
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            RedirectAttributes flash) {
        return PendingSignIn.at(Step.CODE, request)
                .map(pending -> choose(pending.account(), way, next, request, flash))
                .orElseGet(() -> elsewhere(request));
    }

    private String choose(
            Account account, String wayId, String next, HttpServletRequest request, RedirectAttributes flash) {
        ways.byId(account.id(), wayId).ifPresent(way -> {
            Sending sending = codes.choose(account, way, request);
            if (!(sending instanceof Sending.Sent)) {
                flash.addFlashAttribute("problem", words.of(sending));
            } else if (way.address().isPresent()) {
                flash.addFlashAttribute("notice", words.text("code.sent", way.label()));
            }
        });
        return "redirect:/code" + back(next);
    }

    private String show(
            Account account,
            String next,
            String problem,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<Way> all = ways.of(account.id());
        CodeStep step = step(request);
        Optional<Way> way =
                all.stream().filter(one -> one.id().equals(step.wayId())).findFirst();
        if (way.isEmpty()) {
            // Its ways have changed since: begin with what there is.
            codes.begin(account, request);
            return ways.of(account.id()).isEmpty() ? elsewhere(request) : "redirect:/code" + back(next);
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("next", LocalPath.of(next).orElse(""));
        model.addAttribute("codeProblem", problem);
        model.addAttribute("passkey", PendingSignIn.at(Step.PASSKEY, request).isPresent());
        view.add(account, way.get(), all, step, request, model);
        return "code/entry";
    }

    /** What the session is at; its first way where it has not begun. */
    private static CodeStep step(HttpServletRequest request) {
        return CodeStep.of(request, SignInCodes.STEP).orElseGet(() -> new CodeStep("", "", ""));
    }

    private static String elsewhere(HttpServletRequest request) {
        return "redirect:" + Onward.path(request, "");
    }

    private static String back(String next) {
        return LocalPath.of(next).map(LocalPath::asNext).orElse("");
    }
}
