package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void whoOpensANewFolderAtTheSameTimeMakesOneDatabase() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> opened = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opened.add(threads.submit(() -> {
                    try (Database database = TestDatabase.SQLITE.open(root)) {
                        return database.jdbc()
                                .sql("SELECT count(*) FROM audit_head")
                                .query(Integer.class)
                                .single();
                    }
                }));
            }
            for (Future<Integer> each : opened) {
                assertThat(each.get()).isEqualTo(1);
            }
        }
    }
}
