package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerLockTest {
    @TempDir
    private Path root;

    @Test
    void oneServerServesAFolderAndOthersAreToldWhere() {
        DataFolder folder = new DataFolder(root);
        assertThat(ServerLock.holder(folder)).isEmpty();
        try (ServerLock first = ServerLock.acquire(folder)) {
            first.announce("http://localhost:5000");
            assertThat(ServerLock.holder(folder))
                    .hasValueSatisfying(words -> assertThat(words)
                            .contains("http://localhost:5000")
                            .contains(Long.toString(ProcessHandle.current().pid())));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> ServerLock.acquire(folder))
                    .withMessageContaining("http://localhost:5000")
                    .withMessageContaining("--data");
        }
        try (ServerLock _ = ServerLock.acquire(folder)) {
            assertThat(ServerLock.holder(folder)).isPresent();
        }
        assertThat(ServerLock.holder(folder)).isEmpty();
    }

    @Test
    void whoOpensTheDataSharesItButNotWithSomebodyAlone() {
        DataFolder folder = new DataFolder(root);
        try (Database database = TestDatabase.SQLITE.open(root)) {
            try (Database _ = TestDatabase.SQLITE.open(root)) {
                assertThatExceptionOfType(StoreException.class).isThrownBy(() -> database.alone(() -> {}));
            }
            database.alone(() -> assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> Database.open(folder))
                    .withMessageContaining("try again"));
            try (Database _ = TestDatabase.SQLITE.open(root)) {
                assertThat(folder.database()).exists();
            }
        }
    }
}
