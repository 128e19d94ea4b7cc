package dev.muster.store.liveface;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Begins attempts at an account's face factor, many at once, in a process of its own; says what became of each. */
final class ShowingProcess {
    private static final int AT_ONCE = 8;

    private ShowingProcess() {}

    /** Data folder, how many attempts. */
    public static void main(String[] arguments) {
        try (FaceStore store = new FaceStore(Path.of(arguments[0]), System.getenv(), Clock.systemUTC());
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                threads.execute(() -> System.out.println(
                        store.attempts.admit(store.account).getClass().getSimpleName()));
            }
        }
    }
}
