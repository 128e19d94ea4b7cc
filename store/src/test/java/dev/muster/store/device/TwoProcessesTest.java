package dev.muster.store.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One token, shown many times by two processes at once, rotates once and never looks stolen. */
final class TwoProcessesTest {
    private static final int EACH = 40;

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void rotateOnce(TestDatabase kind) throws IOException, InterruptedException {
        Map<String, String> environment = kind.freshEnvironment();
        try (DeviceStore store = new DeviceStore(root, environment, Clock.systemUTC())) {
            DeviceToken token = store.trusted("ravi");
            store.database
                    .jdbc()
                    .sql("UPDATE trusted_device SET rotated_at = rotated_at - 3600000")
                    .update();
            String cookie = token.cookie(store.account("ravi").id(), store.vault);
            Process one = start(environment, cookie);
            Process two = start(environment, cookie);
            List<String> outcomes =
                    Stream.of(said(one), said(two)).flatMap(List::stream).toList();
            assertThat(outcomes).hasSize(2 * EACH);
            assertThat(outcomes.stream().filter("Rotated"::equals)).hasSize(1);
            assertThat(outcomes.stream().filter("Kept"::equals)).hasSize(2 * EACH - 1);
        }
    }

    private Process start(Map<String, String> environment, String cookie) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeviceProcess.class.getName(),
                        root.toString(),
                        "ravi",
                        cookie,
                        String.valueOf(EACH))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(environment);
        return process.start();
    }

    private static List<String> said(Process process) throws IOException, InterruptedException {
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
