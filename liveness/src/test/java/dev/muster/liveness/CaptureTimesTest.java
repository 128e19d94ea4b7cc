package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaptureTimesTest {
    private final CaptureTimes times = new CaptureTimes(Duration.ofSeconds(3));

    @Test
    void aClockThatIsWrongByHoursIsNoMatter() {
        for (int i = 0; i < 100; i++) {
            assertThat(add(3_600_000 + 33L * i, 33L * i)).isTrue();
        }
    }

    @Test
    void framesThatWaitedForTheConnectionAreNoMatter() {
        for (int i = 0; i < 30; i++) {
            assertThat(add(100L * i, i < 20 ? 100L * i : 100L * i + 1500)).isTrue();
        }
    }

    @Test
    void timeNeverStandsStillOrRunsBack() {
        assertThat(add(100, 100)).isTrue();
        assertThat(add(100, 110)).isFalse();
        assertThat(add(90, 120)).isFalse();
    }

    @Test
    void clocksDoNotDriftApart() {
        assertThat(add(0, 0)).isTrue();
        assertThat(add(2000, 100)).isTrue();
        assertThat(add(4000, 200)).isFalse();
    }

    @Test
    void intervalsThatNeverVaryAreARisk() {
        for (int i = 0; i < 30; i++) {
            add(40L * i, 40L * i);
        }
        assertThat(times.risks()).containsExactly("the time between frames never varies");
        CaptureTimes natural = new CaptureTimes(Duration.ofSeconds(3));
        for (int i = 0; i < 30; i++) {
            natural.add(Instant.ofEpochMilli(40L * i + i % 3), Instant.ofEpochMilli(40L * i));
        }
        assertThat(natural.risks()).isEmpty();
    }

    private boolean add(long captured, long received) {
        return times.add(Instant.ofEpochMilli(captured), Instant.ofEpochMilli(received))
                .isEmpty();
    }
}
