package dev.muster.liveness;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * A request to show a live face; the caller binds it to a session and an account, and takes it out of use once a judge
 * is opened for it.
 *
 * @param id unguessable, used once
 * @param prompts what to do, in this order; at least one of them turns the head, at least one moves eyes or mouth
 * @param expires from then on frames come too late
 */
public record LivenessChallenge(String id, List<Prompt> prompts, Instant issued, Instant expires) {
    private static final int ID_BYTES = 16;

    public LivenessChallenge {
        prompts = List.copyOf(prompts);
        if (prompts.isEmpty() || !issued.isBefore(expires)) {
            throw new IllegalArgumentException(
                    "expected prompts and a life, got %s from %s to %s".formatted(prompts, issued, expires));
        }
    }

    /** A challenge with random prompts in random order and number. */
    public static LivenessChallenge issue(SecureRandom random, Instant now, LivenessLimits limits) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new LivenessChallenge(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                prompts(random, random.nextInt(limits.leastPrompts(), limits.mostPrompts() + 1)),
                now,
                now.plus(limits.life()));
    }

    private static List<Prompt> prompts(SecureRandom random, int count) {
        List<Prompt> prompts = new ArrayList<>(List.of(Prompt.values()));
        do {
            Collections.shuffle(prompts, random);
        } while (!balanced(prompts.subList(0, count)));
        return prompts.subList(0, count);
    }

    private static boolean balanced(List<Prompt> prompts) {
        return prompts.stream().anyMatch(Prompt::turnsHead)
                && (prompts.contains(Prompt.BLINK) || prompts.contains(Prompt.OPEN_MOUTH));
    }

    boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    /** Without the id, which is as good as a ticket. */
    @Override
    public String toString() {
        return "LivenessChallenge[" + prompts + " until " + expires + "]";
    }
}
