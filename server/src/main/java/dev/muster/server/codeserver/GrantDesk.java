package dev.muster.server.codeserver;

import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.CodeServer;
import dev.muster.server.decoy.Decoys;
import dev.muster.server.security.EvenTime;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.CodeAddresses;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Checks the code that a session has asked for, and grants access after a right one. */
@Component
@Profile(CodeServer.PROFILE)
class GrantDesk {
    private final Accounts accounts;
    private final CodeAddresses addresses;
    private final DeliveredCodes codes;
    private final Decoys decoys;
    private final VisitLimits limits;
    private final VisitRecord record;
    private final Clock clock;

    GrantDesk(
            Accounts accounts,
            CodeAddresses addresses,
            DeliveredCodes codes,
            Decoys decoys,
            VisitLimits limits,
            VisitRecord record,
            Clock clock) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.codes = codes;
        this.decoys = decoys;
        this.limits = limits;
        this.record = record;
        this.clock = clock;
    }

    /** Counts, compares, and grants. */
    Verdict check(AskedCode asked, String typed, HttpServletRequest request) {
        EvenTime time = EvenTime.start();
        CodeUse use = asked.use(request);
        Optional<Account> account = accounts.byId(asked.to().accountId()).filter(Account::active);
        Verdict verdict = asked.decoy() || account.isEmpty()
                ? decoys.check(asked.challengeId(), use, typed)
                : codes.check(asked.challengeId(), use, typed);
        record.checked(asked, verdict, request);
        if (verdict instanceof Verdict.Accepted) {
            grant(asked, account.orElseThrow(), request);
        } else {
            time.fill();
        }
        return verdict;
    }

    private void grant(AskedCode asked, Account account, HttpServletRequest request) {
        addresses.noteUse(asked.to().addressId());
        limits.succeeded(asked.to().name(), request);
        AskedCode.forget(request);
        new Granted(
                        account.id(),
                        account.securityVersion(),
                        Decoys.factor(asked.to().channel()),
                        clock.instant())
                .keep(request);
    }

    /** The account that this session has access for. */
    Optional<Account> granted(HttpServletRequest request) {
        return Granted.of(request)
                .flatMap(granted -> accounts.byId(granted.accountId()).filter(granted::isGoodFor));
    }
}
