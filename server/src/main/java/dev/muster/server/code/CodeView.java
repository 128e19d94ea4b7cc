package dev.muster.server.code;

import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.CodeUse;
import dev.muster.store.account.Account;
import dev.muster.store.factor.SqlChallenges;
import dev.muster.store.outbox.DeliveryState;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page for a code shows: how long it is good, when another may be sent, how far the message is. */
@Component
class CodeView {
    private final SqlChallenges challenges;
    private final CodeSending sending;
    private final Clock clock;

    CodeView(SqlChallenges challenges, CodeSending sending, Clock clock) {
        this.challenges = challenges;
        this.sending = sending;
        this.clock = clock;
    }

    void add(Account account, Way way, List<Way> all, CodeStep step, HttpServletRequest request, Model model) {
        CodeUse use = SignInCodes.use(account, request);
        model.addAttribute("way", way);
        model.addAttribute("kind", way.factor().name().toLowerCase(Locale.ROOT));
        model.addAttribute(
                "others", all.stream().filter(other -> !other.equals(way)).toList());
        model.addAttribute("unsent", way.address().isPresent() && !step.isSent());
        if (way.address().isPresent()) {
            addTimes(
                    challenges.find(step.challengeId(), use).map(Challenge::expiresAt),
                    sending.pause(use, way.factor()),
                    model);
            addState(Optional.of(step), model);
        }
    }

    /** Seconds, so that a wrong clock of the browser's does not matter. */
    void addTimes(Optional<Instant> goodUntil, Duration pause, Model model) {
        long left = goodUntil
                .map(until -> Duration.between(clock.instant(), until).toSeconds())
                .orElse(0L);
        model.addAttribute("secondsLeft", Math.max(0, left));
        model.addAttribute("pauseLeft", pause.plusMillis(999).toSeconds());
    }

    void addState(Optional<CodeStep> step, Model model) {
        Optional<DeliveryState> state = step.flatMap(at -> sending.state(at.messageId()));
        model.addAttribute(
                "state", state.map(it -> it.name().toLowerCase(Locale.ROOT)).orElse(""));
        model.addAttribute("waiting", state.equals(Optional.of(DeliveryState.ON_ITS_WAY)));
    }
}
