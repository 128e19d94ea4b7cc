package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestDatabaseTest {
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
}
