package dev.muster.otp.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Delivered codes of one program, forgotten when it ends; safe for many threads. */
public final class InMemoryChallenges implements Challenges {
    private final Map<String, State> states = new HashMap<>();

    @Override
    public synchronized void open(Challenge challenge) {
        states.values().stream()
                .filter(state -> state.challenge.use().equals(challenge.use()))
                .forEach(state -> state.superseded = true);
        states.put(challenge.id(), new State(challenge));
    }

    @Override
    public synchronized Optional<Attempt> attempt(String id, CodeUse use) {
        return Optional.ofNullable(states.get(id))
                .filter(state -> state.challenge.use().equals(use))
                .map(State::tried);
    }

    @Override
    public synchronized boolean use(String id) {
        State state = states.get(id);
        if (state == null || state.used || state.superseded) {
            return false;
        }
        state.used = true;
        return true;
    }

    private static final class State {
        private final Challenge challenge;
        private int tries;
        private boolean used;
        private boolean superseded;

        State(Challenge challenge) {
            this.challenge = challenge;
        }

        Attempt tried() {
            return new Attempt(challenge, ++tries, used, superseded);
        }
    }
}
