package dev.muster.server.code;

import dev.muster.otp.verify.Verdict;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is said to the person who typed a code, in the visitor's language. */
public record VerdictWords(MessageSource texts) {
    /** Empty for a right one. */
    public String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> "";
            case Verdict.Wrong(var left) when left.isPresent() -> text("code.wrong.left", left.getAsInt());
            case Verdict.Waiting(var pause) -> text("code.waiting", spoken(pause));
            default -> text("code." + word(verdict));
        };
    }

    /** Empty for one that is on its way. */
    public String of(Sending sending) {
        return switch (sending) {
            case Sending.Sent _ -> "";
            case Sending.TooSoon(var pause) -> text("code.too-soon", spoken(pause));
            case Sending.Refused _ -> text("code.refused");
        };
    }

    /** A time to wait: minutes where it is long, never shorter than it is. */
    public String spoken(Duration pause) {
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return seconds > 90 ? text("code.minutes", (seconds + 59) / 60) : text("code.seconds", seconds);
    }

    /** A text by its key. */
    public String text(String key, Object... values) {
        return texts.getMessage(key, values, LocaleContextHolder.getLocale());
    }

    /** For keys of texts, for the audit log and for programs. */
    public static String word(Verdict verdict) {
        return verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
