package dev.muster.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.audit.Verification.Broken;
import dev.muster.store.audit.Verification.Flaw;
import dev.muster.store.audit.Verification.Whole;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AuditChainTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void anEmptyLogIsWhole(TestDatabase kind) {
        try (Database database = kind.open(folder)) {
            assertThat(verify(database)).isEqualTo(new Whole(new Anchor(0, ""), 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUntouchedLogIsWhole(TestDatabase kind) {
        withTenRows(kind, (database, log) -> assertThat(verify(database)).isEqualTo(new Whole(log.newest(), 0)));
    }

    @ParameterizedTest
    @EnumSource
    void findsEveryChangedColumn(TestDatabase kind) {
        Map<String, String> changes = Map.of(
                "at", "at + 1",
                "action", "'sign-out'",
                "outcome", "'ok'",
                "actor", "NULL",
                "actor_commitment", "'00'",
                "target", "'somebody'",
                "target_commitment", "NULL",
                "address", "'10.0.0.1'",
                "detail", "''",
                "hash", "previous");
        withTenRows(
                kind,
                (database, _) -> changes.forEach((column, value) -> {
                    database.jdbc()
                            .sql("CREATE TABLE kept AS SELECT * FROM audit_event WHERE seq = 4")
                            .update();
                    change(database, "UPDATE audit_event SET %s = %s WHERE seq = 4".formatted(column, value));
                    assertThat(verify(database)).as(column).isEqualTo(new Broken(4, Flaw.CHANGED));
                    change(database, "DELETE FROM audit_event WHERE seq = 4");
                    change(database, "INSERT INTO audit_event SELECT * FROM kept");
                    database.jdbc().sql("DROP TABLE kept").update();
                }));
    }

    @ParameterizedTest
    @EnumSource
    void findsARowWithItsHashMadeAnew(TestDatabase kind) {
        withTenRows(kind, (database, _) -> {
            ChainRow changed = new ChainRow(4, 0, "sign-in", "ok", null, null, null, null, null, null);
            String previous = database.jdbc()
                    .sql("SELECT hash FROM audit_event WHERE seq = 3")
                    .query(String.class)
                    .single();
            change(database, """
                UPDATE audit_event SET at = 0, outcome = 'ok', actor = NULL, actor_commitment = NULL, target = NULL,
                    target_commitment = NULL, address = NULL, detail = NULL, hash = '%s' WHERE seq = 4
                """.formatted(changed.hash(previous)));
            assertThat(verify(database)).isEqualTo(new Broken(5, Flaw.NOT_CHAINED));
        });
    }

    @ParameterizedTest
    @EnumSource
    void findsARemovedRow(TestDatabase kind) {
        withTenRows(kind, (database, _) -> {
            change(database, "DELETE FROM audit_event WHERE seq IN (1, 4)");
            assertThat(verify(database)).isEqualTo(new Broken(1, Flaw.MISSING));
        });
    }

    @ParameterizedTest
    @EnumSource
    void findsARemovedRowWhoseFollowersMovedUp(TestDatabase kind) {
        withTenRows(kind, (database, _) -> {
            change(database, "DELETE FROM audit_event WHERE seq = 4");
            for (int seq = 5; seq <= 10; seq++) {
                change(database, "UPDATE audit_event SET seq = %d WHERE seq = %d".formatted(seq - 1, seq));
            }
            change(database, "UPDATE audit_head SET seq = 9");
            assertThat(verify(database)).isEqualTo(new Broken(4, Flaw.NOT_CHAINED));
        });
    }

    @ParameterizedTest
    @EnumSource
    void findsARowPutInAtTheEnd(TestDatabase kind) {
        withTenRows(kind, (database, log) -> {
            String hash = new ChainRow(11, 0, "sign-in", "ok", null, null, null, null, null, null)
                    .hash(log.newest().hash());
            change(database, """
                INSERT INTO audit_event (seq, at, action, outcome, previous, hash)
                VALUES (11, 0, 'sign-in', 'ok', '%s', '%s')\
                """.formatted(log.newest().hash(), hash));
            assertThat(verify(database)).isEqualTo(new Broken(11, Flaw.INSERTED));
        });
    }

    @ParameterizedTest
    @EnumSource
    void findsTheEndCutOff(TestDatabase kind) {
        withTenRows(kind, (database, _) -> {
            change(database, "DELETE FROM audit_event WHERE seq > 7");
            assertThat(verify(database)).isEqualTo(new Broken(8, Flaw.CUT_OFF));
        });
    }

    @ParameterizedTest
    @EnumSource
    void findsAHeadThatWasExchanged(TestDatabase kind) {
        withTenRows(kind, (database, _) -> {
            change(database, "UPDATE audit_head SET hash = 'other'");
            assertThat(verify(database)).isEqualTo(new Broken(10, Flaw.HEAD_CHANGED));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aNotedRowShowsThatTheEndWasCutOffTogetherWithTheHead(TestDatabase kind) {
        withTenRows(kind, (database, log) -> {
            Optional<Anchor> noted = Anchor.parse(log.newest().toString());
            change(database, "DELETE FROM audit_event WHERE seq > 7");
            change(database, "UPDATE audit_head SET seq = 7, hash = (SELECT hash FROM audit_event WHERE seq = 7)");
            assertThat(verify(database)).isInstanceOf(Whole.class);
            assertThat(new AuditChain(database, log).verify(noted)).isEqualTo(new Broken(8, Flaw.CUT_OFF));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aNotedRowShowsThatTheLogWasWrittenAnew(TestDatabase kind) {
        withTenRows(kind, (database, log) -> {
            Anchor noted = log.newest();
            change(database, "DELETE FROM audit_event");
            change(database, "UPDATE audit_head SET seq = 0, hash = ''");
            writeTenRows(log);
            AuditChain chain = new AuditChain(database, log);
            assertThat(chain.verify(Optional.empty())).isInstanceOf(Whole.class);
            assertThat(chain.verify(Optional.of(noted))).isEqualTo(new Broken(10, Flaw.NOT_AS_NOTED));
        });
    }

    @ParameterizedTest
    @EnumSource
    void findsAnAlteredName(TestDatabase kind) {
        for (String column : new String[] {"name", "name_key", "kind", "subject_id", "salt"}) {
            try (Database database = kind.open(folder.resolve(column))) {
                writeTenRows(new AuditLog(database, Clock.systemUTC()));
                change(database, "UPDATE audit_name SET %s = 'other' WHERE name = 'Asha'".formatted(column));
                assertThat(verify(database)).as(column).isEqualTo(new Broken(1, Flaw.NAME_CHANGED));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void erasingANameLeavesTheLogWhole(TestDatabase kind) {
        withTenRows(kind, (database, log) -> {
            assertThat(log.eraseNames("account", "asha's id")).isEqualTo(1);
            assertThat(verify(database)).isEqualTo(new Whole(log.newest(), 10));
            assertThat(database.jdbc()
                            .sql("SELECT COUNT(*) FROM audit_name WHERE name = 'Asha'")
                            .query(Long.class)
                            .single())
                    .isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void parallelAppendsOfTwoProcessesMakeOneChain(TestDatabase kind) throws InterruptedException {
        Map<String, String> environment = kind.freshEnvironment();
        DataFolder data = DataFolder.open(folder);
        try (Database one = Database.open(data, environment);
                Database other = Database.open(data, environment)) {
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int thread = 0; thread < 8; thread++) {
                    AuditLog log = new AuditLog(thread % 2 == 0 ? one : other, Clock.systemUTC());
                    String name = "Thread " + thread / 2;
                    threads.execute(() -> {
                        for (int i = 0; i < 10; i++) {
                            log.record(AuditEntry.of("test", "ok").by("account", name, name));
                        }
                    });
                }
                threads.shutdown();
                assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            }
            assertThat(verify(one))
                    .isInstanceOfSatisfying(
                            Whole.class,
                            whole -> assertThat(whole.newest().seq()).isEqualTo(80));
            assertThat(one.jdbc()
                            .sql("SELECT COUNT(*) FROM audit_name")
                            .query(Long.class)
                            .single())
                    .isEqualTo(4);
        }
    }

    private void withTenRows(TestDatabase kind, BiConsumer<Database, AuditLog> test) {
        try (Database database = kind.open(folder)) {
            AuditLog log = new AuditLog(database, Clock.systemUTC());
            writeTenRows(log);
            test.accept(database, log);
        }
    }

    private static void writeTenRows(AuditLog log) {
        for (int i = 0; i < 10; i++) {
            log.record(AuditEntry.of("sign-in", "failed")
                    .by("account", "asha's id", "Asha")
                    .on("person", "ravi's id", "Ravi")
                    .from("127.0.0.1")
                    .saying("attempt " + i));
        }
    }

    private static Verification verify(Database database) {
        return new AuditChain(database, new AuditLog(database, Clock.systemUTC())).verify(Optional.empty());
    }

    private static void change(Database database, String sql) {
        database.jdbc().sql(sql).update();
    }
}
