package dev.muster.server.liveface;

import dev.muster.store.account.Account;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.liveface.FaceAttempts;

/** The face among an account's factors: how it stands, and letting it begin anew. */
public final class FaceFactor {
    private final EnrolledFace enrolled;
    private final FaceAttempts attempts;

    FaceFactor(EnrolledFace enrolled, FaceAttempts attempts) {
        this.enrolled = enrolled;
        this.attempts = attempts;
    }

    /**
     * How it stands.
     *
     * @param linked whether the account is somebody whose face could be enrolled
     * @param enrolled whether there is a face that it can show
     * @param off whether it failed so often that it must be renewed
     * @param failures since the last right attempt
     */
    public record State(boolean linked, boolean enrolled, boolean off, long failures) {}

    public State of(Account account) {
        long failures = attempts.failures(account.id());
        return new State(
                account.personId().isPresent(),
                enrolled.of(account.id()).isPresent(),
                failures >= FaceAttempts.MOST_FAILURES,
                failures);
    }

    /** Forgets what failed before. */
    public void renew(String accountId) {
        attempts.clear(accountId);
    }
}
