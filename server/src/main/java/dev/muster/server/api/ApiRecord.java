package dev.muster.server.api;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.code.VerdictWords;
import dev.muster.server.security.Auditing;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.factor.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What programs did with their keys, in the audit log: never a code, an address or a name that nobody has. */
@Component
class ApiRecord {
    private final Auditing auditing;

    ApiRecord(Auditing auditing) {
        this.auditing = auditing;
    }

    /**
     * A code was asked for.
     *
     * @param alias what stands for a name that nobody has
     * @param refusal why nothing was sent; empty where it was
     */
    void issued(
            ApiKey key,
            Optional<Account> account,
            String alias,
            String refusal,
            Channel channel,
            HttpServletRequest request) {
        AuditEntry entry = AuditEntry.of("api.code.issue", refusal.isEmpty() ? "ok" : "refused")
                .saying(refusal.isEmpty() ? channel.name() : channel + ": " + refusal);
        auditing.note(
                request,
                account.map(known -> on(entry, known))
                        .orElseGet(() -> entry.on("name", alias, "?"))
                        .by("key", key.id(), key.name()));
    }

    /** A code was checked. */
    void checked(ApiKey key, Optional<Account> account, String action, Verdict verdict, HttpServletRequest request) {
        boolean right = verdict instanceof Verdict.Accepted;
        AuditEntry entry = AuditEntry.of(action, right ? "ok" : "failed")
                .by("key", key.id(), key.name())
                .saying(VerdictWords.word(verdict));
        auditing.note(request, account.map(known -> on(entry, known)).orElse(entry));
    }

    private static AuditEntry on(AuditEntry entry, Account account) {
        return entry.on("account", account.id(), account.name());
    }
}
