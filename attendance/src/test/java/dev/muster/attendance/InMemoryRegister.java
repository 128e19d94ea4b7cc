package dev.muster.attendance;

import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A register that is gone with the test; it counts how often it was asked. */
final class InMemoryRegister implements Register {
    private final List<Punch> punches = new ArrayList<>();
    private int asked;

    @Override
    public Entry record(Punch punch, Duration repeatAfter) {
        asked++;
        for (Punch earlier : on(punch.time().toLocalDate()).reversed()) {
            Duration between = Duration.between(earlier.time(), punch.time()).abs();
            if (earlier.name().equals(punch.name()) && between.compareTo(repeatAfter) < 0) {
                return new Entry.AlreadyRecorded(earlier);
            }
        }
        punches.add(punch);
        return new Entry.Recorded(punch);
    }

    @Override
    public List<Punch> on(LocalDate date) {
        return punches.stream()
                .filter(punch -> punch.time().toLocalDate().equals(date))
                .toList();
    }

    List<String> names() {
        return punches.stream().map(Punch::name).toList();
    }

    int asked() {
        return asked;
    }

    @Override
    public void close() {}
}
