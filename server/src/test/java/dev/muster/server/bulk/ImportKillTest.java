package dev.muster.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import dev.muster.server.enrol.Portraits;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills an import at random moments. A few times in every build; hundreds of times by
 * {@code ./muster test -pl server -am -Dtest=ImportKillTest -Dsurefire.failIfNoSpecifiedTests=false -Dkill.rounds=200}.
 */
final class ImportKillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int LONGEST_MILLIS = 6000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasConfirmedStaysNothingIsHalfMadeAndTheEndIsTheSame() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(25);
        try (FaceEngine engine = Portraits.engine()) {
            Path photos = ImportFixture.photos(folder.resolve("photos"), engine, 3, 5);
            List<String> people;
            List<String> outcomes;
            try (ImportFixture undisturbed = new ImportFixture(folder.resolve("undisturbed"), engine, 2)) {
                undisturbed.run(photos);
                people = undisturbed.people();
                outcomes = undisturbed.outcomes();
            }
            int data = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Path house = folder.resolve("data-" + data);
                boolean ended = killed(house, photos, random.nextInt(LONGEST_MILLIS));
                try (ImportFixture after = new ImportFixture(house, engine, 2)) {
                    assertThat(after.flaws()).as("round %d", round).isEmpty();
                    if (ended || round == ROUNDS - 1) {
                        after.run(photos);
                        assertThat(after.people()).as("round %d", round).isEqualTo(people);
                        data++;
                    }
                    if (!ended && round == ROUNDS - 1) {
                        assertThat(after.outcomes()).isEqualTo(outcomes);
                    }
                }
            }
        }
    }

    /** Lets an import run so long and kills it; whatever it said it had committed must be there. True if it had ended. */
    private static boolean killed(Path house, Path photos, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportProcess.class.getName(),
                        house.toString(),
                        photos.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread killer = Thread.ofPlatform().start(() -> {
            try {
                if (!process.waitFor(1000L + millis, TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
            }
        }
        killer.join();
        process.waitFor();
        assertConfirmed(house, said);
        return said.contains("end");
    }

    private static void assertConfirmed(Path house, List<String> said) {
        List<String> confirmed = said.stream()
                .filter(line -> line.startsWith("committed "))
                .map(line -> line.substring("committed ".length()))
                .toList();
        if (confirmed.isEmpty()) {
            return;
        }
        try (Database database = Database.open(DataFolder.open(house), Map.of())) {
            List<String> rows = database.jdbc()
                    .sql("SELECT file FROM import_item")
                    .query(String.class)
                    .list();
            assertThat(rows).containsAll(confirmed);
        }
    }
}
