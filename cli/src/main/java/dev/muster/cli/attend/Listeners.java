package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import java.util.List;

/** Several listeners as one, told in their order. */
record Listeners(List<AttendanceListener> all) implements AttendanceListener {
    Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void onEvent(AttendanceEvent event) {
        all.forEach(listener -> listener.onEvent(event));
    }

    @Override
    public void onScene(Scene scene) {
        all.forEach(listener -> listener.onScene(scene));
    }
}
