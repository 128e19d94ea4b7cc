package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestDatabaseTest {
    private static final Map<String, String> PRAGMAS = Map.of(
            "foreign_keys",
            "1",
            "secure_delete",
            "1",
            "busy_timeout",
            "20000",
            "journal_mode",
            "wal",
            "synchronous",
            "2");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void keepsASetting(TestDatabase kind) {
        try (Database database = kind.open(folder)) {
            Settings settings = new Settings(database, Clock.systemUTC());
            settings.set("colour", "green");
            settings.set("colour", "blue");
            assertThat(settings.get("colour")).hasValue("blue");
            assertThat(settings.get("size")).isEmpty();
            assertThat(database.isPostgresql()).isEqualTo(kind == TestDatabase.POSTGRESQL);
        }
    }

    @Test
    void sqliteIsSetUpAsItMustBe() {
        try (Database database = TestDatabase.SQLITE.open(folder)) {
            PRAGMAS.forEach((name, value) -> assertThat(database.jdbc()
                            .sql("PRAGMA " + name)
                            .query(String.class)
                            .single())
                    .as(name)
                    .isEqualTo(value));
        }
    }

    @Test
    void theFilesOfSqliteAreTheirOwnersOnlyWhereverTheyLie() throws IOException {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (Database database = TestDatabase.SQLITE.open(open)) {
            new Settings(database, Clock.systemUTC()).set("colour", "green");
            try (Stream<Path> files = Files.list(open)) {
                assertThat(files.filter(file -> file.getFileName().toString().startsWith("users.db")))
                        .hasSize(3)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }
}
