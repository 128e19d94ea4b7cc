package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/** Which local dates the frames of a run belong to. */
final class DaysSeen implements AttendanceListener {
    private final ZoneId zone;
    private final TreeSet<LocalDate> days = new TreeSet<>();

    DaysSeen(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void onEvent(AttendanceEvent event) {}

    @Override
    public void onScene(Scene scene) {
        days.add(LocalDate.ofInstant(scene.frame().time(), zone));
    }

    List<LocalDate> days() {
        return List.copyOf(days);
    }
}
