package dev.muster.server.liveface;

import dev.muster.liveness.FailureReason;
import dev.muster.liveness.Hint;
import dev.muster.liveness.LivenessProgress;
import dev.muster.liveness.Prompt;
import dev.muster.otp.verify.Admission;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** What a live face is told, in a language. */
final class FaceWords {
    private final MessageSource texts;
    private final Locale locale;

    FaceWords(MessageSource texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    String text(String key, Object... arguments) {
        return texts.getMessage("face." + key, arguments, locale);
    }

    String waiting(int before) {
        return before == 0 ? text("waiting.next") : text("waiting", before);
    }

    FaceMessage going(LivenessProgress progress) {
        Optional<Prompt> prompt = progress.prompt();
        Optional<String> hint = progress.hints().stream().findFirst().map(this::hint);
        String words = prompt.map(this::prompt).or(() -> hint).orElseGet(() -> text("hint.HOLD_STILL"));
        return FaceMessage.Going.of(
                prompt.map(Enum::name).orElse(null),
                words,
                prompt.isPresent() ? hint.orElse(null) : null,
                progress.done(),
                progress.total());
    }

    private String prompt(Prompt prompt) {
        return text("prompt." + prompt);
    }

    private String hint(Hint hint) {
        return text("hint." + hint);
    }

    /** Reasons that help whoever is right to do better. */
    List<String> reasons(Collection<FailureReason> reasons) {
        return reasons.stream().sorted().map(reason -> text("failed." + reason)).toList();
    }

    /** Why no attempt may be made now; empty where it may. */
    Optional<FaceMessage.Sorry> refusal(Admission admission) {
        return switch (admission) {
            case Admission.Admitted() -> Optional.empty();
            case Admission.Paused(Duration pause) ->
                Optional.of(FaceMessage.Sorry.because("paused", text("paused", inWords(pause))));
            case Admission.Off() -> Optional.of(FaceMessage.Sorry.because("off", text("off")));
        };
    }

    private String inWords(Duration pause) {
        long seconds = pause.plusMillis(999).toSeconds();
        return seconds < 120 ? text("seconds", seconds) : text("minutes", (seconds + 59) / 60);
    }
}
