package dev.muster.attendance.register;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The attendance list. Safe for several threads and several processes at once. */
public interface Register extends AutoCloseable {

    /** What became of a punch. */
    sealed interface Entry {
        /** It is in the register, durably; the punch is as the register gives it back from now on. */
        record Recorded(Punch punch) implements Entry {}

        /** The person has an earlier punch that still counts; nothing was written. */
        record AlreadyRecorded(Punch earlier) implements Entry {}
    }

    /**
     * Enters a punch unless the person has one of the same local date that is younger than
     * {@code repeatAfter}; looking and writing is one step, whoever else writes.
     */
    Entry record(Punch punch, Duration repeatAfter);

    /** The newest punch because of which this one would not be entered now; nothing is written. */
    default Optional<Punch> counting(Punch punch, Duration repeatAfter) {
        return on(punch.time().toLocalDate()).stream()
                .filter(earlier -> earlier.subject().equals(punch.subject()))
                .filter(earlier ->
                        Duration.between(earlier.time(), punch.time()).abs().compareTo(repeatAfter) < 0)
                .reduce((_, newer) -> newer);
    }

    /** The punches of a local date, in the order they were written. */
    List<Punch> on(LocalDate date);

    @Override
    void close();
}
