package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.attendance.register.Punch;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.console.Terminal.Colour;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints each event as a line for a person: {@code 09:14:03  recorded   Ada Lovelace  0.72  door.mp4}. */
final class EventLines implements AttendanceListener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Terminal terminal;
    private final Clock clock;

    /** @param clock the time, in the register's zone, of events that carry none */
    EventLines(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void onEvent(AttendanceEvent event) {
        switch (event) {
            case AttendanceEvent.Identified _ -> {
                // What the register says of them follows at once.
            }
            case AttendanceEvent.AttackSuspected(long track, Instant time, double attackScore, String source) ->
                line(
                        Colour.YELLOW,
                        LocalTime.ofInstant(time, clock.getZone()),
                        "suspected",
                        String.format(Locale.ROOT, "face %d, attack score %.2f  %s", track, attackScore, source));
            case AttendanceEvent.Recorded(Punch punch) -> punch(Colour.GREEN, "recorded", punch, "");
            case AttendanceEvent.AlreadyRecorded(Punch punch, Punch earlier) ->
                punch(Colour.FAINT, "already in", punch, "  (since %s)".formatted(TIME.format(earlier.time())));
            case AttendanceEvent.CameraLost(String source, String reason, Duration retryIn) ->
                other("camera lost", "%s: %s; next attempt in %d s".formatted(source, reason, retryIn.toSeconds()));
            case AttendanceEvent.CameraRestored(String source, Duration away) ->
                other("camera back", "%s, after %d s".formatted(source, away.toSeconds()));
            case AttendanceEvent.FramesDropped(String source, long frames) ->
                other("too slow", "%s: %d frames left out".formatted(source, frames));
            case AttendanceEvent.UnreadablePicture(String name, String reason) ->
                other("unreadable", name + ": " + reason);
            case AttendanceEvent.SourceEnded(String source, long frames) ->
                line(Colour.FAINT, LocalTime.now(clock), "ended", "%s, %d frames".formatted(source, frames));
        }
    }

    @Override
    public void onScene(Scene scene) {}

    private void punch(Colour colour, String what, Punch punch, String remark) {
        line(
                colour,
                punch.time().toLocalTime(),
                what,
                String.format(Locale.ROOT, "%-20s  %.2f  %s", punch.name(), punch.similarity(), punch.source())
                        + remark);
    }

    private void other(String what, String details) {
        line(Colour.YELLOW, LocalTime.now(clock), what, details);
    }

    private void line(Colour colour, LocalTime time, String what, String details) {
        terminal.print(
                "%s  %s  %s".formatted(TIME.format(time), terminal.in(colour, "%-11s".formatted(what)), details));
    }
}
