package dev.muster.cli.attend;

import dev.muster.attendance.checkin.CheckInPolicy;
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
import dev.muster.server.live.LiveGallery;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.StoreException;
import dev.muster.store.vault.Vault;
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

    @Option(names = "--known", paramLabel = "DIR", description = "The folder of known faces.")
    private @Nullable Path known;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A portal's data folder, in place of --known and --out: its people, its register.")
    private @Nullable Path data;

    @Option(names = "--source", required = true, paramLabel = "SOURCE", description = "What to watch.")
    private String source = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the register is kept, a file YYYY-MM-DD.csv a day (this folder).")
    private @Nullable Path out;

    @Option(
            names = "--repeat-after",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Record a person again on the same day after so long: 12h, 30m, 90s, 1d (12h).")
    private Duration repeatAfter = CheckInPolicy.USUAL_REPEAT;

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

    @Option(
            names = "--liveness",
            paramLabel = "KIND",
            description = "off, or passive: nobody is named or recorded in whom attack detection suspects a picture"
                    + " (off).")
    private Liveness liveness = Liveness.OFF;

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
        try {
            return data == null ? withFolders(session, camera, clock) : withData(data, session, camera, clock);
        } catch (SourceUnavailableException e) {
            throw new BadInput("--source: " + e.getMessage(), e);
        } catch (StoreException e) {
            throw new BadInput("--data: " + e.getMessage(), e);
        }
    }

    private int withFolders(Session session, CameraOptions camera, Clock clock)
            throws InterruptedException, SourceUnavailableException {
        if (known == null) {
            throw new BadInput("expected --known with a folder of known faces, or --data with a portal's data folder");
        }
        Path register = out == null ? Path.of("") : out;
        session.requireRegister(register, camera.startAt().orElseGet(clock::instant));
        try (FrameSource frames = FrameSources.open(source, camera);
                FaceEngine engine = engineOptions.open()) {
            Gallery gallery = session.knownPeople().read(known, engine);
            return session.run(new Session.Plan(
                    frames, engine, gallery, new Keeping.InFiles(register), rate.value(), repeatAfter, liveness));
        }
    }

    private int withData(Path folder, Session session, CameraOptions camera, Clock clock)
            throws InterruptedException, SourceUnavailableException {
        if (known != null || out != null) {
            throw new BadInput("--data takes the place of --known and --out; give either it or them");
        }
        DataFolder dataFolder = DataFolder.existing(folder);
        try (Database database = Database.open(dataFolder);
                FrameSource frames = FrameSources.open(source, camera);
                FaceEngine engine = engineOptions.open();
                LiveGallery gallery = LiveGallery.open(
                        database, Vault.open(dataFolder, database), EngineOptions.pointsFor(engine), clock)) {
            if (gallery.gallery().size() == 0) {
                throw new BadInput("--data: nobody in %s is enrolled yet".formatted(dataFolder.root()));
            }
            Keeping keeping = new Keeping.InDatabase(database, dataFolder, gallery, clock, terminal::error);
            return session.run(
                    new Session.Plan(frames, engine, gallery.gallery(), keeping, rate.value(), repeatAfter, liveness));
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
