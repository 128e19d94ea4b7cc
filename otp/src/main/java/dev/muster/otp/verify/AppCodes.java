package dev.muster.otp.verify;

import dev.muster.otp.TotpVerifier;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Checks the codes of authenticator apps: each time step once. */
public final class AppCodes {
    private final AppKeys keys;
    private final Attempts attempts;
    private final Supplier<TotpVerifier> verifier;

    /**
     * Over an account's apps.
     *
     * @param verifier asked anew at each check: its skew may be changed meanwhile
     */
    public AppCodes(AppKeys keys, Attempts attempts, Supplier<TotpVerifier> verifier) {
        this.keys = keys;
        this.attempts = attempts;
        this.verifier = verifier;
    }

    /** Checks a code as it was typed, against every app of the account; counted before it is compared. */
    public Verdict check(String accountId, String typed) {
        return switch (attempts.admit(accountId, Factor.TOTP)) {
            case Admission.Off _ -> new Verdict.Off();
            case Admission.Paused(var pause) -> new Verdict.Waiting(pause);
            case Admission.Admitted _ -> compare(accountId, typed);
        };
    }

    private Verdict compare(String accountId, String typed) {
        TotpVerifier current = verifier.get();
        Verdict verdict = new Verdict.Wrong(OptionalInt.empty());
        for (AppKeys.AppKey key : keys.of(accountId)) {
            OptionalLong step = current.match(key.totp(), typed);
            if (step.isPresent() && keys.take(key.id(), step.getAsLong())) {
                attempts.succeeded(accountId, Factor.TOTP);
                return new Verdict.Accepted();
            }
            if (step.isPresent()) {
                verdict = new Verdict.Used();
            }
        }
        return verdict;
    }
}
