package dev.muster.server.liveface;

import dev.muster.server.security.FactorRules;
import dev.muster.server.security.Standing;
import dev.muster.store.account.Account;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.liveface.FaceAttempts;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The face among an account's factors: how it stands, and letting it begin anew. */
public final class FaceFactor {
    private final EnrolledFace enrolled;
    private final FaceAttempts attempts;
    private final FactorRules rules;

    FaceFactor(EnrolledFace enrolled, FaceAttempts attempts, FactorRules rules) {
        this.enrolled = enrolled;
        this.attempts = attempts;
        this.rules = rules;
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
        return new State(
                account.personId().isPresent(),
                enrolled.of(account.id()).isPresent(),
                isOff(account.id()),
                attempts.failures(account.id()));
    }

    /** Whether it failed so often that it must be renewed. */
    public boolean isOff(String accountId) {
        return attempts.failures(accountId) >= FaceAttempts.MOST_FAILURES;
    }

    /** Whether it is off, and the session that asks has just shown what lets its owner change factors. */
    boolean mayBeRenewedBy(Account owner) {
        Authentication held =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return isOff(owner.id()) && rules.change(owner, held) instanceof Standing.Complete;
    }

    /** Lets it begin anew where it is off; whether it was. */
    public boolean switchOn(String accountId) {
        return attempts.switchOn(accountId);
    }

    /** Forgets what failed before. */
    public void renew(String accountId) {
        attempts.clear(accountId);
    }
}
