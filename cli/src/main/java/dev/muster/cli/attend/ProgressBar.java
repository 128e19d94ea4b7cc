package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.cli.console.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a recording has been watched, on one line of stderr that later output takes the place of. It must
 * hear of events before those who print them.
 */
final class ProgressBar implements AttendanceListener {
    private static final int WIDTH = 30;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final double MILLIS = 1000.0;

    private final PrintWriter err;
    private final double seconds;
    private long drawnAt = System.nanoTime() - PAUSE_NANOS;

    /** @param seconds how long the recording is */
    ProgressBar(Terminal terminal, double seconds) {
        this.err = terminal.err();
        this.seconds = seconds;
    }

    @Override
    public void onEvent(AttendanceEvent event) {
        if (!(event instanceof AttendanceEvent.Identified)) { // of which nothing is printed
            clear();
        }
    }

    @Override
    public void onScene(Scene scene) {
        if (System.nanoTime() - drawnAt >= PAUSE_NANOS) {
            drawnAt = System.nanoTime();
            err.print("\r\033[K" + bar(scene.position().toMillis() / MILLIS));
            err.flush();
        }
    }

    void clear() {
        err.print("\r\033[K");
        err.flush();
    }

    private String bar(double position) {
        double share = Math.clamp(position / seconds, 0, 1);
        int full = (int) Math.round(share * WIDTH);
        return String.format(
                Locale.ROOT,
                "%s%s %3.0f %%  %s of %s",
                "█".repeat(full),
                "░".repeat(WIDTH - full),
                share * 100,
                clock(position),
                clock(seconds));
    }

    private static String clock(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
