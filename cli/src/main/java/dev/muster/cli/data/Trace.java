package dev.muster.cli.data;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import java.time.Clock;

/** What the commands on the data say of themselves: in the audit log, and about the key. */
final class Trace {
    private Trace() {}

    static void leave(Database database, String action, String words) {
        String user = System.getProperty("user.name", "command");
        new AuditLog(database, Clock.systemUTC())
                .record(AuditEntry.of(action, "ok").by("command", user, user).saying(words));
    }

    /** Where the key lies, in words. */
    static String keyPlace(DataFolder folder) {
        return System.getenv().getOrDefault("MUSTER_KEY", "").isBlank()
                ? folder.key().toString()
                : "MUSTER_KEY";
    }
}
