package dev.muster.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about what the log says of one account, on both databases. */
final class AccountEventsTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void countsWhatFailedAndListsWhatHappened(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            AuditLog log = new AuditLog(database, clock);
            AccountEvents events = new AccountEvents(database);
            log.record(AuditEntry.of("sign-in", "failed").on("account", "a", "Ravi"));
            clock.forward(Duration.ofHours(1));
            log.record(AuditEntry.of("sign-in", "failed").on("account", "a", "Ravi"));
            log.record(AuditEntry.of("sign-in.code", "failed").on("account", "a", "ravi k"));
            log.record(AuditEntry.of("sign-in", "failed")
                    .on("account", "b", "Asha")
                    .from("10.0.0.1"));
            log.record(AuditEntry.of("sign-in", "failed").on("name", "x", "?").from("10.0.0.1"));
            log.record(AuditEntry.of("person.change", "failed").on("account", "a", "Ravi"));
            log.record(AuditEntry.of("sign-in", "ok").by("account", "a", "Ravi").from("10.0.0.1"));

            List<String> signIns = List.of("sign-in", "sign-in.code");
            assertThat(events.failures("a", signIns, clock.instant())).isEqualTo(2);
            assertThat(events.failures("a", signIns, clock.instant().minus(Duration.ofHours(1))))
                    .isEqualTo(3);
            assertThat(events.failures("c", signIns, clock.instant())).isZero();
            assertThat(events.failuresFrom("10.0.0.1", signIns, clock.instant()))
                    .isEqualTo(2);
            assertThat(events.failuresFrom("10.0.0.1", List.of("sign-in.code"), clock.instant()))
                    .isZero();
            assertThat(events.recent("a", signIns, 2))
                    .extracting(AccountEvents.Line::outcome)
                    .containsExactly("ok", "failed");
            assertThat(events.recent("a", signIns, 9)).hasSize(4);
        }
    }
}
