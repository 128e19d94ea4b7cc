package dev.muster.desktop.code;

import dev.muster.desktop.code.CodeView.Box;
import dev.muster.desktop.look.GroupedDigits;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.verify.CodeRules;
import dev.muster.otp.verify.Verdict;
import java.time.Duration;

/** The sentences of the code window. */
final class CodeWords {
    static final String SUBJECT = "Your one-time code";

    private CodeWords() {}

    /** The text of the message that carries a code. */
    static String message(String code, CodeRules rules) {
        return "%s is your Muster code. It is good for %s. Nobody will ever ask you for it."
                .formatted(GroupedDigits.of(code), inWords(rules.validity()));
    }

    /** What the box says of a verdict; pause is how long nothing will be compared from now on. */
    static Box box(Verdict verdict, CodeRules rules, Duration pause) {
        return switch (verdict) {
            case Verdict.Accepted _ -> new Box(Box.Kind.RIGHT, "Right code", "The code is right. It is used up now.");
            case Verdict.Wrong wrong ->
                new Box(Box.Kind.WRONG, "Wrong code", "That is not the code. " + triesLeft(wrong) + further(pause));
            case Verdict.Used _ ->
                new Box(Box.Kind.WRONG, "Used code", "This code was right once and has been used. Send a new one.");
            case Verdict.Expired _ ->
                new Box(
                        Box.Kind.EXPIRED,
                        "Expired code",
                        "The code was good for %s and has run out. Send a new one."
                                .formatted(inWords(rules.validity())));
            case Verdict.Superseded _, Verdict.Unknown _ ->
                new Box(Box.Kind.EXPIRED, "Old code", "A newer code has been sent. Only that one counts.");
            case Verdict.Exhausted _ ->
                new Box(
                        Box.Kind.TOO_MANY,
                        "Too many wrong tries",
                        "The code was tried too often and is void. "
                                + (pause.isZero()
                                        ? "Send a new one."
                                        : "A new one can be sent in " + inWords(pause) + "."));
            case Verdict.Waiting(Duration wait) ->
                new Box(
                        Box.Kind.TOO_MANY,
                        "Too many wrong tries",
                        "Nothing was compared. Go on in " + inWords(wait) + ".");
            case Verdict.Off _ ->
                new Box(
                        Box.Kind.TOO_MANY,
                        "Too many wrong tries",
                        "After a hundred wrong codes nothing is compared any more. Close the window and begin again.");
        };
    }

    private static String triesLeft(Verdict.Wrong wrong) {
        int left = wrong.triesLeft().orElse(0);
        return left == 1 ? "1 try is left." : left + " tries are left.";
    }

    private static String further(Duration pause) {
        return pause.isZero() ? "" : " Go on in " + inWords(pause) + ".";
    }

    /** Why a code did not go, and the way out. */
    static String unsent(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Taken _ -> "";
            case DeliveryOutcome.Refused(String reason) ->
                "Not sent: %s. Check the address, or start without --to to try it out.".formatted(reason);
            case DeliveryOutcome.Failed(String reason, var after) ->
                "Not sent: %s. Send a new one%s."
                        .formatted(
                                reason,
                                after.map(wait -> " in " + inWords(wait)).orElse(", or check the connection"));
            case DeliveryOutcome.Unclear(String reason) ->
                "Perhaps not sent: %s. If nothing comes, send a new one.".formatted(reason);
        };
    }

    /** Begun seconds counted: never less than is left. */
    static String inWords(Duration time) {
        long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
        if (seconds >= 120 && seconds % 60 == 0) {
            return seconds / 60 + " minutes";
        }
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
