package dev.muster.otp.verify;

import dev.muster.otp.RecoveryCodes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/** Gives and checks recovery codes: each once. */
public final class SpareCodes {
    private final RecoverySheets sheets;
    private final Attempts attempts;
    private final KeyedHash hash;
    private final SecureRandom random;

    public SpareCodes(RecoverySheets sheets, Attempts attempts, KeyedHash hash, SecureRandom random) {
        this.sheets = sheets;
        this.attempts = attempts;
        this.hash = hash;
        this.random = random;
    }

    /** Gives an account new codes, to be shown once; those it had are void. */
    public List<String> renew(String accountId) {
        List<String> codes = RecoveryCodes.random(random, RecoveryCodes.USUAL_COUNT);
        sheets.replace(
                accountId, codes.stream().map(code -> hash(accountId, code)).toList());
        return codes;
    }

    /** Checks a code as it was typed; counted before it is compared. */
    public Verdict check(String accountId, String typed) {
        return switch (attempts.admit(accountId, Factor.RECOVERY)) {
            case Admission.Off _ -> new Verdict.Off();
            case Admission.Paused(var pause) -> new Verdict.Waiting(pause);
            // Looked up by its keyed hash: how long that takes tells nothing of the codes.
            case Admission.Admitted _ when sheets.use(accountId, hash(accountId, typed)) -> accepted(accountId);
            case Admission.Admitted _ -> new Verdict.Wrong(OptionalInt.empty());
        };
    }

    private Verdict accepted(String accountId) {
        attempts.succeeded(accountId, Factor.RECOVERY);
        return new Verdict.Accepted();
    }

    private String hash(String accountId, String code) {
        String bound = accountId + "\n" + RecoveryCodes.plain(code);
        return HexFormat.of().formatHex(hash.of(bound.getBytes(StandardCharsets.UTF_8)));
    }
}
