package dev.muster.server.code;

import dev.muster.otp.verify.AppCodes;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.SpareCodes;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Risk;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.server.security.Warnings;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.factor.CodeAddresses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Checks the codes of a sign-in; a right one is a factor of the session from then on. */
@Component
class CodeDesk {
    private final AppCodes apps;
    private final DeliveredCodes delivered;
    private final SpareCodes spare;
    private final CodeAddresses addresses;
    private final SignedInAccounts signedIn;
    private final Auditing auditing;
    private final Warnings warnings;

    CodeDesk(
            AppCodes apps,
            DeliveredCodes delivered,
            SpareCodes spare,
            CodeAddresses addresses,
            SignedInAccounts signedIn,
            Auditing auditing,
            Warnings warnings) {
        this.apps = apps;
        this.delivered = delivered;
        this.spare = spare;
        this.addresses = addresses;
        this.signedIn = signedIn;
        this.auditing = auditing;
        this.warnings = warnings;
    }

    /** Counts, compares, and where the code is right goes on with the sign-in. */
    Verdict check(
            Account account,
            Way way,
            CodeStep step,
            String typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Verdict verdict = switch (way.factor()) {
            case TOTP -> apps.check(account.id(), typed);
            case RECOVERY -> spare.check(account.id(), typed);
            case SMS, EMAIL -> delivered.check(step.challengeId(), SignInCodes.use(account, request), typed);
        };
        if (verdict instanceof Verdict.Accepted) {
            way.address().ifPresent(address -> addresses.noteUse(address.id()));
            CodeStep.forget(request, SignInCodes.STEP);
            signedIn.prove(account, SessionFactor.of(way.factor()), request, response);
        } else {
            auditing.note(
                    request,
                    AuditEntry.of("sign-in.code", "failed")
                            .on("account", account.id(), account.name())
                            .saying(way.factor() + ": " + VerdictWords.word(verdict)));
            warnings.failedFactor(account, Risk.isKnownBrowser(request));
        }
        return verdict;
    }
}
