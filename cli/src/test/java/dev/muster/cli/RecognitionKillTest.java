package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while a camera recognises people: what a file once said it goes on saying, and the database is whole.
 * Twice in every run; {@code ./muster test -pl cli -am -Dtest=RecognitionKillTest -Dkill.rounds=200} does it often.
 */
final class RecognitionKillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Random random = new Random(20261125);

    @TempDir
    private Path folder;

    @Test
    void losesNothingThatWasWrittenDown() throws IOException, InterruptedException {
        Set<String> written = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Serving serving = Serving.start(folder, "--demo", "--port", "0")) {
                awaitRows(serving.data(), written.size() + 1);
                Thread.sleep(random.nextInt(1500));
                serving.process().destroyForcibly().waitFor();
                written.addAll(rows(serving.data()));
            }
        }
        Path data = folder.resolve("data");
        assertThat(Program.run("audit", "verify", "--data", data).code()).isZero();
        String healed = restart(data);
        assertThat(healed.lines()).containsAll(written);
        assertThat(Program.run("register", "rebuild", "--data", data).code()).isZero();
        assertThat(loginData(data)).isEqualTo(healed);
    }

    /** What login_data.csv says after a start that mends what the last end left. */
    private String restart(Path data) throws IOException {
        try (Serving serving = Serving.start(folder, "--demo", "--port", "0")) {
            serving.terminate();
        }
        return loginData(data);
    }

    private static void awaitRows(Path data, int least) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (rows(data).size() < least) {
            assertThat(System.nanoTime()).as("somebody is recognised in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** The whole rows; a row that is being written has no line end yet. */
    private static List<String> rows(Path data) throws IOException {
        String text = loginData(data);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).toList();
    }

    private static String loginData(Path data) throws IOException {
        Path file = data.resolve("login_data.csv");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }
}
