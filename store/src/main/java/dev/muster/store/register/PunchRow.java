package dev.muster.store.register;

import dev.muster.attendance.register.Direction;
import java.time.ZonedDateTime;

/**
 * One punch as the register page shows it.
 *
 * @param similarity 0 for one that a person entered
 * @param removed whether a correction took it out
 * @param corrected whether there are corrections of it
 */
public record PunchRow(
        String id,
        String personId,
        String name,
        ZonedDateTime time,
        double similarity,
        String source,
        Direction direction,
        boolean removed,
        boolean corrected) {}
