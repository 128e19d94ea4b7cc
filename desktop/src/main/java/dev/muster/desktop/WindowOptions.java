package dev.muster.desktop;

import dev.muster.attendance.register.Punch;
import dev.muster.desktop.look.Theme;
import java.time.Clock;
import java.util.List;

/**
 * What an attendance window starts with.
 *
 * @param source what to call the camera or file
 * @param today the punches that are in the register already
 * @param clock the present, also for a recording, with the zone whose calendar day counts
 * @param onClose called once, on a thread of its own, when the person closes the window: it stops the run
 */
public record WindowOptions(String source, List<Punch> today, Theme theme, Clock clock, Runnable onClose) {
    public WindowOptions {
        today = List.copyOf(today);
    }
}
