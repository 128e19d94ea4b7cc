package dev.muster.store.device;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shows one token many times at once, in a process of its own; says what became of each. */
final class DeviceProcess {
    private static final int AT_ONCE = 8;

    private DeviceProcess() {}

    /** Data folder, account, cookie, how many times. */
    public static void main(String[] arguments) {
        try (DeviceStore store = new DeviceStore(Path.of(arguments[0]), System.getenv(), Clock.systemUTC());
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            String account = store.account(arguments[1]).id();
            DeviceToken token =
                    DeviceToken.read(arguments[2], account, store.vault).orElseThrow();
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                threads.execute(() -> System.out.println(
                        store.use(arguments[1], token).getClass().getSimpleName()));
            }
        }
    }
}
