package dev.muster.server.codeserver;

import dev.muster.otp.verify.Verdict;
import dev.muster.server.CodeServer;
import dev.muster.server.CodeServerOptions;
import dev.muster.server.code.Sending;
import dev.muster.server.code.VerdictWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entering the code that this browser's session has asked for, and what follows a right one. */
@Controller
@Profile(CodeServer.PROFILE)
class EntryPage {
    private static final String ASK = "redirect:/index";

    private final AskingDesk asking;
    private final GrantDesk desk;
    private final CodeServerOptions options;
    private final VerdictWords words;
    private final Clock clock;

    EntryPage(AskingDesk asking, GrantDesk desk, CodeServerOptions options, VerdictWords words, Clock clock) {
        this.asking = asking;
        this.desk = desk;
        this.options = options;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/")
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<AskedCode> asked = AskedCode.of(request);
        if (asked.isEmpty()) {
            return desk.granted(request).isPresent() ? "redirect:/success" : ASK;
        }
        return show(asked.get(), "", response, model);
    }

    @GetMapping("/validate")
    String form() {
        return "redirect:/";
    }

    @PostMapping("/validate")
    String check(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<AskedCode> asked = AskedCode.of(request);
        if (asked.isEmpty()) {
            return ASK;
        }
        Verdict verdict = desk.check(asked.get(), code, request);
        if (verdict instanceof Verdict.Accepted) {
            return "redirect:/success";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(asked.get(), words.of(verdict), response, model);
    }

    @PostMapping("/send")
    String again(HttpServletRequest request, RedirectAttributes flash) {
        Optional<AskedCode> asked = AskedCode.of(request);
        if (asked.isEmpty()) {
            return ASK;
        }
        switch (asking.again(asked.get(), request)) {
            case Sending.Sent _ ->
                flash.addFlashAttribute(
                        "notice",
                        words.text("codeserver.again", asked.get().to().masked()));
            case Sending.TooSoon(var pause) ->
                flash.addFlashAttribute("problem", words.text("codeserver.later", words.spoken(pause)));
            case Sending.Refused _ -> flash.addFlashAttribute("problem", words.text("codeserver.index.no-way"));
        }
        return "redirect:/";
    }

    @GetMapping("/success")
    String success(HttpServletRequest request, HttpServletResponse response, Model model) {
        return desk.granted(request)
                .map(account -> {
                    response.setHeader("Cache-Control", "no-store");
                    model.addAttribute("account", account.name());
                    return "codeserver/success";
                })
                .orElse("redirect:/");
    }

    /** The portal looks for itself who comes: nothing is taken there. */
    @GetMapping("/face_recognition")
    String face() {
        return "redirect:" + options.portal() + "/findex";
    }

    private String show(AskedCode asked, String problem, HttpServletResponse response, Model model) {
        Instant now = clock.instant();
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("kind", asked.to().channel().name().toLowerCase(Locale.ROOT));
        model.addAttribute("masked", asked.to().masked());
        model.addAttribute("codeProblem", problem);
        model.addAttribute(
                "secondsLeft",
                Math.max(0, Duration.between(now, asked.expiresAt()).toSeconds()));
        model.addAttribute("pauseLeft", asked.pause(now).plusMillis(999).toSeconds());
        return "codeserver/entry";
    }
}
