package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerLockTest {
    private static final int OPENERS = 6;

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

    /** SQLite fails at once, without waiting, where two change a new file to its write-ahead log together. */
    @Test
    void nobodyTouchesANewDatabaseBeforeItsTurn() throws InterruptedException, ExecutionException, TimeoutException {
        DataFolder folder = new DataFolder(root);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Database> opened;
            try (FolderLock _ = OpeningTurn.take(folder)) {
                opened = threads.submit(() -> TestDatabase.SQLITE.open(root));
                assertThatExceptionOfType(TimeoutException.class)
                        .isThrownBy(() -> opened.get(300, TimeUnit.MILLISECONDS));
                assertThat(folder.database()).doesNotExist();
            }
            try (Database _ = opened.get(1, TimeUnit.MINUTES)) {
                assertThat(folder.database()).exists();
            }
        }
    }

    @RepeatedTest(5)
    void whoOpensANewFolderAtTheSameTimeMakesOneDatabase() throws InterruptedException, ExecutionException {
        CyclicBarrier together = new CyclicBarrier(OPENERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(OPENERS)) {
            List<Future<Integer>> opened = new ArrayList<>();
            for (int i = 0; i < OPENERS; i++) {
                opened.add(threads.submit(() -> {
                    together.await();
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
