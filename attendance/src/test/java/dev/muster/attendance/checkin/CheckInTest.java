package dev.muster.attendance.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.attendance.register.CsvRegister;
import dev.muster.attendance.register.Register;
import dev.muster.attendance.register.Register.Entry;
import dev.muster.gallery.SubjectId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckInTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

    private static final SubjectId ADA = new SubjectId("17");

    @TempDir
    private Path folder;

    @Test
    void countsTheLocalDateOfThePolicysZone() {
        try (Register register = CsvRegister.open(folder, _ -> {})) {
            CheckIn checkIn = new CheckIn(register, new CheckInPolicy(Duration.ofHours(12), AUCKLAND));
            Instant beforeMidnight = Instant.parse("2026-11-22T10:59:00Z");
            assertThat(checkIn.enter(checkIn.punch(ADA, "Ada", beforeMidnight, 0.7, "door")))
                    .isInstanceOf(Entry.Recorded.class);
            assertThat(checkIn.enter(checkIn.punch(ADA, "Ada", beforeMidnight.plusSeconds(30), 0.7, "door")))
                    .isInstanceOf(Entry.AlreadyRecorded.class);
            assertThat(checkIn.enter(checkIn.punch(ADA, "Ada", beforeMidnight.plusSeconds(60), 0.7, "door")))
                    .isInstanceOf(Entry.Recorded.class);
            assertThat(register.on(LocalDate.of(2026, 11, 22))).hasSize(1);
            assertThat(register.on(LocalDate.of(2026, 11, 23))).hasSize(1);
        }
    }

    @Test
    void refusesToRepeatBeforeTheFirst() {
        assertThatThrownBy(() -> new CheckInPolicy(Duration.ZERO, AUCKLAND))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
