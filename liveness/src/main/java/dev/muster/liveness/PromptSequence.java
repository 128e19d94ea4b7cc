package dev.muster.liveness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Whether prompts are done one after the other, each in its time, with a return to rest between them. */
final class PromptSequence {
    /** Nobody answers sooner than this. */
    private static final Duration REACTION = Duration.ofMillis(200);
    /** Frames in a row that a gesture must last; a blink is over sooner. */
    private static final int HELD = 2;
    /** Turns to the wrong side that are forgiven: left and right are easily confused. */
    private static final int FORGIVEN = 1;
    /** Beyond this turn the far half of a face is guessed, and says nothing about flatness. */
    private static final double MOST_TURN = 45;

    private final List<Prompt> prompts;
    private final Duration promptTime;
    private final Deque<Gesture> settling = new ArrayDeque<>();
    private final List<Double> residuals = new ArrayList<>();
    private Optional<AtRest> rest = Optional.empty();
    private int done;
    private boolean returning;
    private int held;
    private int wrongHeld;
    private int wrong;
    private Instant asked = Instant.MIN;
    private Instant now = Instant.MIN;

    PromptSequence(List<Prompt> prompts, Duration promptTime) {
        this.prompts = prompts;
        this.promptTime = promptTime;
    }

    /** Takes in what the face did in the next frame. */
    void add(Gesture gesture) {
        now = gesture.time();
        if (rest.isEmpty()) {
            settle(gesture);
        } else if (returning) {
            awaitReturn(rest.get(), gesture);
        } else if (!finished()) {
            await(rest.get(), gesture);
        }
    }

    private void settle(Gesture gesture) {
        settling.add(gesture);
        if (settling.size() > AtRest.FRAMES) {
            settling.removeFirst();
        }
        rest = AtRest.of(List.copyOf(settling));
        asked = now;
    }

    private void await(AtRest atRest, Gesture gesture) {
        if (now.isBefore(asked.plus(REACTION))) {
            return;
        }
        Prompt prompt = prompts.get(done);
        noteFlatness(prompt, atRest, gesture);
        noteWrong(prompt, atRest, gesture);
        held = atRest.shows(prompt, gesture) ? held + 1 : 0;
        if (held >= (prompt == Prompt.BLINK ? 1 : HELD)) {
            held = 0;
            done++;
            returning = true;
            asked = now;
        }
    }

    private void noteFlatness(Prompt prompt, AtRest atRest, Gesture gesture) {
        double turn = Math.abs(atRest.turn(gesture));
        if (prompt.turnsHead() && atRest.shows(prompt, gesture) && turn < MOST_TURN) {
            residuals.add(Flatness.residual(atRest.landmarks(), gesture.landmarks()));
        }
    }

    private void noteWrong(Prompt prompt, AtRest atRest, Gesture gesture) {
        boolean turned = (prompt != Prompt.TURN_LEFT && atRest.shows(Prompt.TURN_LEFT, gesture))
                || (prompt != Prompt.TURN_RIGHT && atRest.shows(Prompt.TURN_RIGHT, gesture));
        wrongHeld = turned ? wrongHeld + 1 : 0;
        if (wrongHeld == HELD) {
            wrong++;
        }
    }

    private void awaitReturn(AtRest atRest, Gesture gesture) {
        Prompt before = prompts.get(done - 1);
        noteFlatness(before, atRest, gesture);
        held = atRest.returned(gesture) ? held + 1 : 0;
        if (held >= HELD) {
            rest = before == Prompt.COME_CLOSER ? Optional.of(atRest.atSizeOf(gesture)) : rest;
            returning = false;
            held = 0;
            wrongHeld = 0;
            asked = now;
        }
    }

    /** What is asked for now. */
    Optional<Prompt> prompt() {
        return rest.isEmpty() || returning || finished() ? Optional.empty() : Optional.of(prompts.get(done));
    }

    /** Whether the face should come to rest before the next prompt. */
    boolean returning() {
        return returning;
    }

    Optional<AtRest> rest() {
        return rest;
    }

    int done() {
        return done;
    }

    boolean finished() {
        return done == prompts.size() && !returning;
    }

    /** Whether the person took too long over one prompt. */
    boolean late(Instant time) {
        return rest.isPresent() && !finished() && asked.plus(promptTime).isBefore(time);
    }

    boolean tooOftenWrong() {
        return wrong > FORGIVEN;
    }

    /** Median residual of the turned faces against a plane; empty when none was turned. */
    Optional<Double> flatness() {
        List<Double> sorted = residuals.stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
