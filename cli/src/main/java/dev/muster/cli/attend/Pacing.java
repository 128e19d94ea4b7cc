package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import java.time.Duration;

/** Holds a recording back to the speed at which it was taken, so that a person can watch it. */
final class Pacing implements AttendanceListener {
    private final long start = System.nanoTime();

    @Override
    public void onEvent(AttendanceEvent event) {
        // Only pictures have a pace.
    }

    @Override
    public void onScene(Scene scene) {
        long ahead = scene.position().toNanos() - (System.nanoTime() - start);
        if (ahead > 0) {
            try {
                Thread.sleep(Duration.ofNanos(ahead));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
