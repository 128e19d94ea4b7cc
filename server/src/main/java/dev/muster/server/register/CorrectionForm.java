package dev.muster.server.register;

import dev.muster.attendance.register.Direction;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What was typed to correct the register. */
record CorrectionForm(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate day,

        @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable
        LocalTime time,

        @Nullable Direction direction,
        @Nullable String reason) {
    private static final int LONGEST = 300;

    Optional<ZonedDateTime> moment(LocalDate otherwise, ZoneId zone) {
        return Optional.ofNullable(time)
                .map(at -> at.atDate(day == null ? otherwise : day).atZone(zone));
    }

    Direction way() {
        return direction == null ? Direction.ANY : direction;
    }

    /** Why; empty when nothing useful was said. */
    Optional<String> why() {
        return Optional.ofNullable(reason)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    }
}
