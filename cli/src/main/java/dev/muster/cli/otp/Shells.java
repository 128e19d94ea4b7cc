package dev.muster.cli.otp;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.server.code.CodeShell;
import dev.muster.server.code.FactorShell;
import dev.muster.server.code.ShellAccounts;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.factor.ApiKey;
import dev.muster.store.factor.ApiKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;

/** Opens a folder's codes for one act, and turns refusals into bad input. */
final class Shells {
    private Shells() {}

    static <T> T codes(DataOption data, Function<CodeShell, T> act) {
        try (CodeShell shell = CodeShell.open(DataFolder.existing(data.path()))) {
            return act.apply(shell);
        } catch (ShellAccounts.Refused e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    static <T> T factors(DataOption data, Function<FactorShell, T> act) {
        try (FactorShell shell = FactorShell.open(DataFolder.existing(data.path()))) {
            return act.apply(shell);
        } catch (ShellAccounts.Refused e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    static <T> T keys(DataFolder folder, Function<Keyring, T> act) {
        try (Database database = Database.open(folder)) {
            return act.apply(new Keyring(database));
        }
    }

    /** The keys, and what is written down of making and revoking them. */
    static final class Keyring {
        private final Database database;
        private final ApiKeys keys;

        Keyring(Database database) {
            this.database = database;
            this.keys = new ApiKeys(database, Clock.systemUTC(), new SecureRandom());
        }

        ApiKeys keys() {
            return keys;
        }

        void note(String action, ApiKey key) {
            new AuditLog(database, Clock.systemUTC())
                    .record(AuditEntry.of(action, "ok")
                            .by("command", "command", "muster otp key")
                            .on("key", key.id(), key.name()));
        }
    }
}
