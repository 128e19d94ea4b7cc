package dev.muster.cli.attend;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.attendance.known.SkippedPhoto;
import dev.muster.attendance.register.Punch;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Prints each event as one line of JSON. */
final class EventJson implements AttendanceListener {
    private static final double MILLIS = 1000.0;

    private final Terminal terminal;
    private final Clock clock;

    /** @param clock the time, in the register's zone, of events that carry none */
    EventJson(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void onEvent(AttendanceEvent event) {
        json(event).ifPresent(line -> terminal.print(line.toString()));
    }

    @Override
    public void onScene(Scene scene) {}

    void onSkipped(SkippedPhoto photo) {
        terminal.print(new JsonObject()
                .with("event", "skipped_photo")
                .with("file", photo.file().toString())
                .with("error", photo.reason())
                .toString());
    }

    /** Nothing for who was identified: what the register says of them follows at once. */
    private Optional<JsonObject> json(AttendanceEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case AttendanceEvent.Identified _ -> null;
                    case AttendanceEvent.AttackSuspected(long track, Instant time, double attackScore, String source) ->
                        new JsonObject()
                                .with("event", "attack_suspected")
                                .with("track", track)
                                .with("time", iso(time.atZone(clock.getZone())))
                                .with("attack_score", attackScore)
                                .with("source", source);
                    case AttendanceEvent.Recorded(Punch punch) -> punch("recorded", punch);
                    case AttendanceEvent.AlreadyRecorded(Punch punch, Punch earlier) ->
                        punch("already_recorded", punch).with("earlier", iso(earlier.time()));
                    case AttendanceEvent.CameraLost(String source, String reason, Duration retryIn) ->
                        other("camera_lost", source).with("reason", reason).with("retry_in", seconds(retryIn));
                    case AttendanceEvent.CameraRestored(String source, Duration away) ->
                        other("camera_restored", source).with("away", seconds(away));
                    case AttendanceEvent.FramesDropped(String source, long frames) ->
                        other("frames_dropped", source).with("frames", frames);
                    case AttendanceEvent.UnreadablePicture(String name, String reason) ->
                        other("unreadable", name).with("error", reason);
                    case AttendanceEvent.SourceEnded(String source, long frames) ->
                        other("ended", source).with("frames", frames);
                });
    }

    static JsonObject punch(String event, Punch punch) {
        return new JsonObject()
                .with("event", event)
                .with("name", punch.name())
                .with("time", iso(punch.time()))
                .with("similarity", punch.similarity())
                .with("source", punch.source());
    }

    private JsonObject other(String event, String source) {
        return new JsonObject()
                .with("event", event)
                .with("time", iso(ZonedDateTime.now(clock)))
                .with("source", source);
    }

    static String iso(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
