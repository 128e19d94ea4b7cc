package dev.muster.server.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;

/** A password that somebody chooses, typed twice. */
record NewPassword(String password, String repeat) {
    /** A field that the request lacks arrives as null. */
    NewPassword {
        password = Objects.requireNonNullElse(password, "");
        repeat = Objects.requireNonNullElse(repeat, "");
    }

    /** Never a password in a log. */
    @Override
    public String toString() {
        return "NewPassword";
    }

    /** What is wrong with it, by form field; empty when nothing is. */
    Map<String, String> problems(PasswordRules rules, Wording wording, String... names) {
        PasswordVerdict verdict = rules.judge(password, List.of(names), LocaleContextHolder.getLocale());
        if (!verdict.accepted()) {
            List<String> words = new ArrayList<>(List.of(verdict.refusal().orElseThrow()));
            words.addAll(verdict.advice());
            return Map.of("password", String.join(" ", words));
        }
        return password.equals(repeat) ? Map.of() : Map.of("repeat", wording.of("password.differs"));
    }
}
