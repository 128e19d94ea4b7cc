package dev.muster.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.store.Database;
import dev.muster.store.SealedSample;
import dev.muster.store.StoreException;
import dev.muster.store.TestDatabase;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class BackupTest {
    private static final int PEOPLE = 30;

    @TempDir
    private Path root;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = root.resolve("backup.zip");
    }

    static Stream<Arguments> everyWay() {
        return Stream.of(TestDatabase.values())
                .flatMap(from -> Stream.of(TestDatabase.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void bringsBackEveryRowFromEitherDatabaseToEither(TestDatabase from, TestDatabase to) throws IOException {
        SealedSample sample = new SealedSample(PEOPLE);
        Installation here = new Installation(from, root.resolve("here"));
        Map<String, List<String>> before;
        long rows;
        try (Database database = here.open()) {
            sample.write(database, here.vault(database));
            rows = backUp(here, database);
            before = Dump.of(database);
        }
        Installation there = new Installation(to, root.resolve("there"));
        here.copyKeyTo(there);

        Restored restored = there.restore(file);

        assertThat(restored.rows()).isEqualTo(rows);
        assertThat(restored.keyFits()).isTrue();
        assertThat(restored.kept()).isEmpty();
        try (Database database = there.open()) {
            assertThat(Dump.of(database)).isEqualTo(before);
            assertThat(sample.isWhole(database, there.vault(database))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsOneMomentWhileOthersWrite(TestDatabase kind)
            throws IOException, ExecutionException, InterruptedException {
        Installation here = new Installation(kind, root.resolve("here"));
        try (Database database = here.open();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            new SealedSample(PEOPLE).write(database, here.vault(database));
            database.write(() -> setCounter(database, PEOPLE));
            AtomicBoolean stop = new AtomicBoolean();
            Future<Integer> written = threads.submit(() -> writeUntil(database, stop));
            for (int i = 0; i < 5; i++) {
                Files.deleteIfExists(file);
                backUp(here, database);
            }
            stop.set(true);
            assertThat(written.get()).isPositive();
        }
        Installation there = new Installation(kind, root.resolve("there"));
        here.copyKeyTo(there);
        there.restore(file);
        try (Database database = there.open()) {
            assertThat(count(database, "SELECT count(*) FROM person"))
                    .isEqualTo(count(database, "SELECT total FROM counter WHERE name = 'gallery'"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isItsOwnersOnlyAndTakesNobodysPlace(TestDatabase kind) throws IOException {
        Installation here = new Installation(kind, root.resolve("here"));
        try (Database database = here.open()) {
            backUp(here, database);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> backUp(here, database))
                    .withMessageContaining("is there already");
            Path nowhere = root.resolve("missing").resolve("backup.zip");
            Vault vault = here.vault(database);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> new Backup(database, vault, Installation.CLOCK).write(nowhere))
                    .withMessageContaining("there is no folder");
        }
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("here", "backup.zip");
        }
    }

    private long backUp(Installation here, Database database) {
        return new Backup(database, here.vault(database), Installation.CLOCK).write(file);
    }

    private static int writeUntil(Database database, AtomicBoolean stop) {
        int written = 0;
        while (!stop.get()) {
            int number = written++;
            database.write(() -> {
                database.jdbc()
                        .sql("INSERT INTO person (id, name, name_key, attributes, created_at, updated_at)"
                                + " VALUES (?, 'New', 'new', '{}', 1, 1)")
                        .param("new-" + number)
                        .update();
                database.jdbc()
                        .sql("UPDATE counter SET total = total + 1 WHERE name = 'gallery'")
                        .update();
            });
        }
        return written;
    }

    private static void setCounter(Database database, long total) {
        database.jdbc()
                .sql("UPDATE counter SET total = ? WHERE name = 'gallery'")
                .param(total)
                .update();
    }

    private static long count(Database database, String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
