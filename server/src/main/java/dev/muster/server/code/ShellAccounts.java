package dev.muster.server.code;

import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import java.time.Clock;

/** The accounts that a command works on, and what it writes of that into the audit log. */
public final class ShellAccounts {
    private final Accounts accounts;
    private final AuditLog log;
    private final String command;

    /** @param command as the log names it */
    ShellAccounts(Database database, AuditLog log, Clock clock, String command) {
        this.accounts = new Accounts(database, clock);
        this.log = log;
        this.command = command;
    }

    /** It cannot be done; the message says why. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    Account existing(String name) {
        return accounts.byName(name)
                .orElseThrow(
                        () -> new Refused("there is no account '%s'; 'muster account list' shows all".formatted(name)));
    }

    void note(String action, String outcome, String accountId, String detail) {
        accounts.byId(accountId).ifPresent(account -> note(action, outcome, account, detail));
    }

    void note(String action, String outcome, Account account, String detail) {
        log.record(AuditEntry.of(action, outcome)
                .by("command", "command", command)
                .on("account", account.id(), account.name())
                .saying(detail));
    }
}
