package dev.muster.desktop.code;

import dev.muster.desktop.code.CodeView.Box;
import dev.muster.desktop.code.CodeView.Notice;
import dev.muster.desktop.code.CodeView.Phase;
import dev.muster.desktop.code.CodeView.Send;
import dev.muster.desktop.code.CodeView.Status;
import dev.muster.desktop.code.CodeView.Status.Tone;
import dev.muster.desktop.look.Countdown;
import dev.muster.desktop.look.GroupedDigits;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.Message;
import dev.muster.otp.verify.Challenge;
import dev.muster.otp.verify.CodeRules;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.Factor;
import dev.muster.otp.verify.InMemoryAttempts;
import dev.muster.otp.verify.IssuedCode;
import dev.muster.otp.verify.Verdict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes codes, has them sent and checks them; it is asked for what to show, and needs neither screen nor timer. */
final class CodePresenter {
    private final Route route;
    private final CodeRules rules;
    private final Clock clock;
    private final InMemoryAttempts attempts;
    private final WindowCodes codes;
    private final CodeUse use;
    private final Factor factor;
    private final ResendPauses pauses = new ResendPauses();

    private Optional<Challenge> newest = Optional.empty();
    private Optional<String> shown = Optional.empty();
    private Optional<DeliveryOutcome> outcome = Optional.empty();
    private Optional<Status> said = Optional.empty();
    private Phase end = Phase.READY;
    private long number;
    private boolean off;

    CodePresenter(Route route, CodeRules rules, Clock clock, SecureRandom random) {
        this.route = route;
        this.rules = rules;
        this.clock = clock;
        attempts = new InMemoryAttempts(clock);
        codes = new WindowCodes(attempts, clock, random);
        use = new CodeUse("desktop", CodeUse.Purpose.CONFIRM, UUID.randomUUID().toString());
        factor = factor(route);
    }

    private static Factor factor(Route route) {
        return switch (route) {
            case Route.DesktopNotice _ -> Factor.SMS; // any will do: its limits are this window's alone
            case Route.Delivered delivered ->
                switch (delivered.to().channel()) {
                    case SMS -> Factor.SMS;
                    case EMAIL -> Factor.EMAIL;
                };
        };
    }

    /** Makes a new code, when it is time for one; what it gives is to be run off the screen's thread. */
    synchronized Optional<Runnable> send() {
        Instant now = clock.instant();
        if (!send(now).enabled()) {
            return Optional.empty();
        }
        IssuedCode issued = codes.issue(use, factor, rules);
        newest = Optional.of(issued.challenge());
        end = Phase.LIVE;
        outcome = Optional.empty();
        said = Optional.empty();
        number++;
        pauses.sentAt(now);
        return switch (route) {
            case Route.DesktopNotice _ -> {
                shown = Optional.of(issued.code());
                outcome = Optional.of(new DeliveryOutcome.Taken(Optional.empty()));
                yield Optional.empty();
            }
            case Route.Delivered delivered -> Optional.of(errand(delivered, issued));
        };
    }

    private Runnable errand(Route.Delivered by, IssuedCode issued) {
        Challenge challenge = issued.challenge();
        Message message = new Message(
                challenge.id(),
                by.to(),
                CodeWords.SUBJECT,
                CodeWords.message(issued.code(), rules),
                challenge.expiresAt());
        return () -> {
            DeliveryOutcome came;
            try {
                came = by.delivery().send(message);
            } catch (RuntimeException e) {
                // Its message may hold the address.
                came = new DeliveryOutcome.Unclear(
                        "the delivery failed (" + e.getClass().getSimpleName() + ")");
            }
            sent(challenge, came);
        };
    }

    /** An answer about a code that is no longer the newest tells nothing. */
    private synchronized void sent(Challenge challenge, DeliveryOutcome came) {
        if (!newest.equals(Optional.of(challenge))) {
            return;
        }
        outcome = Optional.of(came);
        boolean gone = came instanceof DeliveryOutcome.Taken || came instanceof DeliveryOutcome.Unclear;
        if (!gone && end == Phase.LIVE) {
            end = Phase.UNSENT;
        }
    }

    /** Checks what was typed; nothing for what cannot be a code, which costs no try. */
    synchronized Optional<Box> check(String typed) {
        if (!checkable(clock.instant())) {
            return Optional.empty();
        }
        String digits = GroupedDigits.plain(typed);
        if (digits.length() != rules.digits()) {
            said = Optional.of(new Status(
                    Tone.BAD, "A code has %d digits; these are %d.".formatted(rules.digits(), digits.length())));
            return Optional.empty();
        }
        Verdict verdict = codes.check(newest.orElseThrow().id(), use, digits);
        Box box = CodeWords.box(verdict, rules, attempts.pauseLeft(use.accountId(), factor));
        said = Optional.of(new Status(box.kind() == Box.Kind.RIGHT ? Tone.GOOD : Tone.BAD, box.text()));
        settle(verdict);
        return Optional.of(box);
    }

    private void settle(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted _ -> {
                end = Phase.RIGHT;
                pauses.forget();
            }
            case Verdict.Exhausted _ -> end = Phase.TOO_MANY;
            case Verdict.Off _ -> {
                end = Phase.TOO_MANY;
                off = true;
            }
            case Verdict.Wrong _,
                    Verdict.Used _,
                    Verdict.Expired _,
                    Verdict.Superseded _,
                    Verdict.Waiting _,
                    Verdict.Unknown _ -> {
                // The code is as it was.
            }
        }
    }

    /** The person has seen the notice. */
    synchronized void dismissNotice() {
        shown = Optional.empty();
    }

    /** What the window shows at this moment. */
    synchronized CodeView view() {
        Instant now = clock.instant();
        Phase phase = phase(now);
        if (phase != Phase.LIVE) {
            shown = Optional.empty();
        }
        Countdown countdown = phase == Phase.LIVE ? left(now) : Countdown.OVER;
        return new CodeView(
                route.words(),
                number,
                phase,
                countdown,
                status(phase),
                checkable(now),
                send(now),
                shown.map(code -> new Notice(GroupedDigits.of(code), countdown)));
    }

    private Countdown left(Instant now) {
        return newest.map(code -> Countdown.at(now, code.expiresAt(), rules.validity()))
                .orElse(Countdown.OVER);
    }

    private Phase phase(Instant now) {
        return end == Phase.LIVE && left(now).seconds() == 0 ? Phase.EXPIRED : end;
    }

    private boolean checkable(Instant now) {
        Phase phase = phase(now);
        boolean there = phase == Phase.LIVE || phase == Phase.EXPIRED;
        return there && pause().isZero();
    }

    private Duration pause() {
        return attempts.pauseLeft(use.accountId(), factor);
    }

    /** Whether another code may be sent: not while nothing would be compared, and not too soon after a good one. */
    private Send send(Instant now) {
        String label = number == 0 ? "Send code" : "Send again";
        Duration wait = phase(now) == Phase.LIVE && !sendingFailed() ? pauses.left(now) : Duration.ZERO;
        Duration longest = wait.compareTo(pause()) > 0 ? wait : pause();
        if (off || longest.isZero()) {
            return new Send(!off, label);
        }
        return new Send(false, "%s in %d s".formatted(label, (longest.toMillis() + 999) / 1000));
    }

    private boolean sendingFailed() {
        return outcome.isPresent() && outcome.get() instanceof DeliveryOutcome.Unclear;
    }

    private Status status(Phase phase) {
        if (phase == Phase.UNSENT) {
            return new Status(Tone.BAD, outcome.map(CodeWords::unsent).orElse(""));
        }
        if (phase == Phase.EXPIRED) {
            return new Status(Tone.BAD, "The code has run out. Send a new one.");
        }
        if (!pause().isZero()) {
            return new Status(Tone.BAD, "Too many wrong tries. Go on in %s.".formatted(CodeWords.inWords(pause())));
        }
        if (phase == Phase.TOO_MANY && !off) {
            return new Status(Tone.BAD, "The code was tried too often and is void. Send a new one.");
        }
        return said.orElseGet(() -> new Status(sendingFailed() ? Tone.BAD : Tone.QUIET, course(phase)));
    }

    private String course(Phase phase) {
        if (phase == Phase.READY) {
            return "A code of %d digits that is good for %s."
                    .formatted(rules.digits(), CodeWords.inWords(rules.validity()));
        }
        if (outcome.isEmpty()) {
            return "Sending…";
        }
        if (sendingFailed()) {
            return CodeWords.unsent(outcome.get());
        }
        return route instanceof Route.DesktopNotice
                ? "The code is in the notice in the corner of the screen."
                : "Sent. Enter the code when it comes.";
    }
}
