package dev.muster.server.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Tells a page how good a password is while it is being typed; nothing of it is kept. */
@Controller
class StrengthMeter {
    private static final int LONGEST = 300;

    private final PasswordRules rules;
    private final Wording wording;

    StrengthMeter(PasswordRules rules, Wording wording) {
        this.rules = rules;
        this.wording = wording;
    }

    /** @param strength from 0 to 4 */
    record Answer(int strength, boolean accepted, String words) {}

    @PostMapping("/password-strength")
    @ResponseBody
    Answer judge(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String username,
            Locale locale) {
        PasswordVerdict verdict = rules.judge(cut(password), List.of(cut(username)), locale);
        List<String> words = new ArrayList<>();
        words.add(verdict.refusal().orElseGet(() -> wording.of("password.strength." + verdict.strength())));
        words.addAll(verdict.advice());
        return new Answer(verdict.strength(), verdict.accepted(), String.join(" ", words));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
