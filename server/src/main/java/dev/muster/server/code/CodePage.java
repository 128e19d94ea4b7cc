package dev.muster.server.code;

import dev.muster.otp.verify.Verdict;
import dev.muster.server.factor.Step;
import dev.muster.server.security.LocalPath;
import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.RememberedDevices;
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
    private final RememberedDevices devices;

    CodePage(
            Ways ways, CodeDesk desk, SignInCodes codes, CodeView view, VerdictWords words, RememberedDevices devices) {
        this.ways = ways;
        this.desk = desk;
        this.codes = codes;
        this.view = view;
        this.words = words;
        this.devices = devices;
    }

    @GetMapping("/code")
    String page(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return PendingSignIn.at(Step.CODE, request)
                .map(pending -> show(pending, next, "", request, response, model))
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
            @RequestParam(defaultValue = "false") boolean remember,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<PendingSignIn> pending = PendingSignIn.at(Step.CODE, request);
        if (pending.isEmpty()) {
            return elsewhere(request);
        }
        CodeStep step = step(request);
        Optional<Way> way = ways.byId(pending.get(), step.wayId());
        if (way.isEmpty()) {
            return "redirect:/code" + back(next);
        }
        devices.wish(remember, request);
        Verdict verdict = desk.check(pending.get().account(), way.get(), step, code, request, response);
        if (verdict instanceof Verdict.Accepted) {
            return "redirect:" + Onward.path(request, next);
        }
        devices.wish(false, request);
        model.addAttribute("remember", remember);
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return show(pending.get(), next, words.of(verdict), request, response, model);
    }

    @PostMapping("/code/send")
    String send(@RequestParam(defaultValue = "") String next, HttpServletRequest request, RedirectAttributes flash) {
        return PendingSignIn.at(Step.CODE, request)
                .map(pending -> choose(pending, step(request).wayId(), next, request, flash))
                .orElseGet(() -> elsewhere(request));
    }

    @PostMapping("/code/way")
    String choose(
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            RedirectAttributes flash) {
        return PendingSignIn.at(Step.CODE, request)
                .map(pending -> choose(pending, way, next, request, flash))
                .orElseGet(() -> elsewhere(request));
    }

    private String choose(
            PendingSignIn pending, String wayId, String next, HttpServletRequest request, RedirectAttributes flash) {
        ways.byId(pending, wayId).ifPresent(way -> {
            Sending sending = codes.choose(pending.account(), way, request);
            if (!(sending instanceof Sending.Sent)) {
                flash.addFlashAttribute("problem", words.of(sending));
            } else if (way.address().isPresent()) {
                flash.addFlashAttribute("notice", words.text("code.sent", way.label()));
            }
        });
        return "redirect:/code" + back(next);
    }

    private String show(
            PendingSignIn pending,
            String next,
            String problem,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<Way> all = ways.of(pending);
        CodeStep step = step(request);
        Optional<Way> way =
                all.stream().filter(one -> one.id().equals(step.wayId())).findFirst();
        if (way.isEmpty()) {
            // Its ways have changed since: begin with what there is.
            codes.begin(pending.account(), request);
            return all.isEmpty() ? "redirect:/" : "redirect:/code" + back(next);
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("next", LocalPath.of(next).orElse(""));
        model.addAttribute("codeProblem", problem);
        model.addAttribute("stolen", request.getSession().getAttribute(RememberedDevices.STOLEN) != null);
        model.addAttribute("rememberDays", devices.offer(pending.account()).toDays());
        model.addAttribute("steps", pending.steps());
        view.add(pending.account(), way.get(), all, step, request, model);
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
