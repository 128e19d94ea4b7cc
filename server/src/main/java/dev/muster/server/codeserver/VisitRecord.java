package dev.muster.server.codeserver;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.CodeServer;
import dev.muster.server.code.VerdictWords;
import dev.muster.server.security.Auditing;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** What visitors of these pages did, in the audit log: never a code, an address or a name that nobody has. */
@Component
@Profile(CodeServer.PROFILE)
class VisitRecord implements LogoutHandler {
    private final Auditing auditing;
    private final Accounts accounts;

    VisitRecord(Auditing auditing, Accounts accounts) {
        this.auditing = auditing;
        this.accounts = accounts;
    }

    /**
     * A code was asked for.
     *
     * @param alias what stands for a name that nobody has
     */
    void asked(Optional<Account> account, String alias, boolean sent, Channel channel, HttpServletRequest request) {
        AuditEntry entry =
                AuditEntry.of("otp-server.send", sent ? "ok" : "refused").saying(channel.name());
        auditing.note(request, account.map(known -> on(entry, known)).orElseGet(() -> entry.on("name", alias, "?")));
    }

    /** A code was checked. */
    void checked(AskedCode asked, Verdict verdict, HttpServletRequest request) {
        boolean right = verdict instanceof Verdict.Accepted;
        AuditEntry entry = AuditEntry.of("otp-server.check", right ? "ok" : "failed")
                .saying(asked.to().channel() + ": " + VerdictWords.word(verdict));
        auditing.note(
                request,
                accounts.byId(asked.to().accountId())
                        .map(known -> on(entry, known))
                        .orElseGet(() -> entry.on("name", asked.to().accountId(), "?")));
    }

    /** Somebody leaves. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        Granted.of(request)
                .flatMap(granted -> accounts.byId(granted.accountId()))
                .ifPresent(account -> auditing.note(
                        request,
                        AuditEntry.of("otp-server.sign-out", "ok").by("account", account.id(), account.name())));
    }

    private static AuditEntry on(AuditEntry entry, Account account) {
        return entry.on("account", account.id(), account.name());
    }
}
