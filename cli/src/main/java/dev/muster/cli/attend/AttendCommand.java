package dev.muster.cli.attend;

import dev.muster.camera.CameraOptions;
import dev.muster.camera.FrameSource;
import dev.muster.camera.FrameSources;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.Durations;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.FalsePositiveRate;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.console.Zones;
import dev.muster.face.FaceEngine;
import dev.muster.gallery.Gallery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches a camera or a recording and keeps the register. */
@Command(
        name = "attend",
        description = {"Watch a camera or a recording, and enter who is there in the register.", ""},
        footer = {
            "",
            "Sources: camera:0, /dev/video0, an http or rtsp address, a video file, a folder of images.",
            "Known faces: a photo per person named after them, or a folder per person with several photos.",
            "Ctrl-C ends a run; the register and the video are complete."
        })
public final class AttendCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--known", required = true, paramLabel = "DIR", description = "The folder of known faces.")
    private Path known = Path.of("");

    @Option(names = "--source", required = true, paramLabel = "SOURCE", description = "What to watch.")
    private String source = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the register is kept, a file YYYY-MM-DD.csv a day (this folder).")
    private Path out = Path.of("");

    @Option(
            names = "--repeat-after",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Record a person again on the same day after so long: 12h, 30m, 90s, 1d (12h).")
    private Duration repeatAfter = Duration.ofHours(12);

    @Option(
            names = "--start-at",
            paramLabel = "TIME",
            description =
                    "When a recording begins, such as 2026-11-23T09:00; without it the time of processing counts.")
    private @Nullable String startAt;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = Zones.class,
            description = "The time zone of the register, such as Europe/Berlin (this machine's).")
    private @Nullable ZoneId zone;

    @Option(names = "--fps", paramLabel = "N", description = "Look at about N frames a second instead of every one.")
    private @Nullable Double framesPerSecond;

    @Mixin
    private FalsePositiveRate rate = new FalsePositiveRate();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public AttendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        follow.claimScreen();
        Clock clock = Clock.system(zone == null ? ZoneId.systemDefault() : zone);
        CameraOptions camera = cameraOptions(clock);
        if (repeatAfter.isZero()) {
            throw new BadInput("--repeat-after: expected a time above 0, got 0");
        }
        Session session = new Session(terminal, follow, clock);
        session.requireRegister(out, camera.startAt().orElseGet(clock::instant));
        try (FrameSource frames = FrameSources.open(source, camera);
                FaceEngine engine = engineOptions.open()) {
            Gallery gallery = session.knownPeople().read(known, engine);
            return session.run(new Session.Plan(frames, engine, gallery, out, rate.value(), repeatAfter));
        } catch (SourceUnavailableException e) {
            throw new BadInput("--source: " + e.getMessage(), e);
        }
    }

    private CameraOptions cameraOptions(Clock clock) {
        if (framesPerSecond != null) {
            FrameRates.check(framesPerSecond);
        }
        CameraOptions usual = CameraOptions.DEFAULT;
        return new CameraOptions(
                framesPerSecond == null ? OptionalDouble.empty() : OptionalDouble.of(framesPerSecond),
                Optional.ofNullable(startAt).map(text -> StartTime.read(text, clock.getZone())),
                usual.timeout(),
                usual.firstRetry(),
                usual.longestRetry(),
                clock);
    }
}
