package dev.muster.server.security;

import dev.muster.server.factor.Need;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import java.util.List;
import java.util.Set;

/** Where a session stands with what it needs. */
public sealed interface Standing {
    /** Nothing is owed. */
    record Complete() implements Standing {}

    /**
     * Any one of these steps leads on.
     *
     * @param steps the usual one first
     * @param accepted the factors that count there, of those that the account has
     */
    record Owing(List<Step> steps, Set<SessionFactor> accepted) implements Standing {
        public Owing {
            steps = List.copyOf(steps);
            accepted = Set.copyOf(accepted);
        }
    }

    /**
     * The account has not set up what is needed, and has proved all that it can.
     *
     * @param choices any one of these is to be set up, all that it names
     * @param mayEnrol whether this session may do so
     */
    record Lacking(List<Set<Need>> choices, boolean mayEnrol) implements Standing {
        public Lacking {
            choices = List.copyOf(choices);
        }
    }
}
