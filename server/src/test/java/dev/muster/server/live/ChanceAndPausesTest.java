package dev.muster.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is asked by chance, and the pauses after failures. */
final class ChanceAndPausesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(40);

    private final ProofPauses pauses = new ProofPauses();

    @Test
    void chanceAsksOneInNEachDayOtherPeopleInEachInstallationOthers(@TempDir Path one, @TempDir Path other) {
        Draw draw = draw(one);
        List<Integer> today = hits(draw, DAY);
        assertThat(today).hasSizeBetween(60, 140).isEqualTo(hits(draw, DAY));
        assertThat(hits(draw, DAY.plusDays(1))).isNotEqualTo(today).hasSizeBetween(60, 140);
        assertThat(hits(draw(other), DAY)).isNotEqualTo(today);
    }

    /** By the key of an installation of its own. */
    private static Draw draw(Path folder) {
        DataFolder data = DataFolder.open(folder.resolve("data"));
        try (Database database = Database.open(data, Map.of())) {
            return Draw.keyed(Vault.open(data, database, Map.of()));
        }
    }

    @Test
    void oneAttemptAtATimeAndPausesGrowWithFailures() {
        assertThat(pauses.admit("ada", NOON, LIFE)).isEmpty();
        assertThat(pauses.admit("ada", NOON.plusSeconds(1), LIFE)).contains(Duration.ofSeconds(39));
        assertThat(pauses.admit("bo", NOON, LIFE)).isEmpty();
        Instant now = NOON;
        for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
            assertThat(pauses.failed("ada", now)).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(pauses.admit("ada", now.plusSeconds(1), LIFE)).contains(Duration.ofSeconds(seconds - 1));
            now = now.plusSeconds(seconds);
            assertThat(pauses.admit("ada", now, LIFE)).isEmpty();
        }
        pauses.clear("ada");
        assertThat(pauses.admit("ada", now, LIFE)).isEmpty();
        assertThat(pauses.failed("ada", now)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anAttemptThatNeverEndsCountsAsFailed() {
        assertThat(pauses.admit("ada", NOON, LIFE)).isEmpty();
        assertThat(pauses.admit("ada", NOON.plusSeconds(41), LIFE)).isEmpty();
        assertThat(pauses.failed("ada", NOON.plusSeconds(50))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        assertThat(pauses.admit("ada", NOON, LIFE)).isEmpty();
        pauses.failed("ada", NOON);
        Instant later = NOON.plus(Duration.ofHours(2));
        assertThat(pauses.admit("ada", later, LIFE)).isEmpty();
        assertThat(pauses.failed("ada", later)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anAttemptThatWasNoneLeavesTheFailuresBeforeIt() {
        assertThat(pauses.admit("ada", NOON, LIFE)).isEmpty();
        pauses.failed("ada", NOON);
        Instant later = NOON.plusSeconds(5);
        assertThat(pauses.admit("ada", later, LIFE)).isEmpty();
        pauses.takeBack("ada", later);
        assertThat(pauses.admit("ada", later, LIFE)).isEmpty();
        assertThat(pauses.failed("ada", later)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pauses.admit("bo", NOON, LIFE)).isEmpty();
        pauses.takeBack("bo", NOON);
        assertThat(pauses.admit("bo", NOON, LIFE)).isEmpty();
        assertThat(pauses.failed("bo", NOON)).isEqualTo(Duration.ofSeconds(5));
    }

    private static List<Integer> hits(Draw draw, LocalDate day) {
        return IntStream.range(0, 2000)
                .filter(person -> draw.hits("person-" + person, day, 20))
                .boxed()
                .toList();
    }
}
