package dev.muster.store.register;

import dev.muster.attendance.register.Direction;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One person's day in the register.
 *
 * @param punches in the order of their times, removed ones too
 */
public record PersonDay(String personId, String name, List<PunchRow> punches) {
    public PersonDay {
        punches = List.copyOf(punches);
    }

    /** When the person came: the first punch that does not say the person left. */
    public Optional<ZonedDateTime> firstIn() {
        return punches.stream()
                .filter(punch -> !punch.removed() && punch.direction() != Direction.OUT)
                .map(PunchRow::time)
                .min(Comparator.naturalOrder());
    }

    /** When the person was last seen going, or seen at all, later than the first time. */
    public Optional<ZonedDateTime> lastOut() {
        return punches.stream()
                .filter(punch -> !punch.removed() && punch.direction() != Direction.IN)
                .map(PunchRow::time)
                .max(Comparator.naturalOrder())
                .filter(last -> firstIn().map(last::isAfter).orElse(true));
    }

    /** How many punches count. */
    public long counted() {
        return punches.stream().filter(punch -> !punch.removed()).count();
    }

    /** Where the first punch that counts came from; of one taken out, when there is no other. */
    public String sourceOf() {
        return punches.stream()
                .filter(punch -> !punch.removed())
                .findFirst()
                .orElse(punches.getFirst())
                .source();
    }

    public boolean isCorrected() {
        return punches.stream().anyMatch(PunchRow::corrected);
    }
}
