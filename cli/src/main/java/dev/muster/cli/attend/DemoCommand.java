package dev.muster.cli.attend;

import dev.muster.attendance.checkin.CheckInPolicy;
import dev.muster.camera.FrameSource;
import dev.muster.camera.MovingPhotos;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.Terminal;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.frame.Frame;
import dev.muster.gallery.Gallery;
import dev.muster.server.demo.Cast;
import dev.muster.server.demo.SamplePhotos;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows attendance with photos that come along: no data, camera or screen needed. */
@Command(name = "demo", description = "Show how attendance works, with sample photos in place of a camera.")
public final class DemoCommand implements Callable<Integer> {
    private static final double RATE = 1e-4;
    private static final double FRAMES_PER_SECOND = 8;

    private final Terminal terminal;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the demo keeps its people and its register (muster-demo).")
    private @Nullable Path out;

    @Option(names = "--fps", paramLabel = "N", description = "Frames a second of the moving picture (8).")
    private double framesPerSecond = FRAMES_PER_SECOND;

    @Mixin
    private FollowOptions follow = new FollowOptions();

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        follow.claimScreen();
        FrameRates.check(framesPerSecond);
        DemoFolder folder = DemoFolder.open(out);
        Clock clock = Clock.system(ZoneId.systemDefault());
        Session session = new Session(terminal, follow, clock);
        try (FaceEngine engine = FaceEngine.open(FaceOptions.defaults())) {
            List<Frame> photos = SamplePhotos.all();
            Map<String, BufferedImage> portraits =
                    Cast.of(photos, engine, EngineOptions.pointsFor(engine).verification(RATE));
            folder.fill(portraits);
            introduce(portraits.size(), folder);
            Gallery gallery = session.knownPeople().read(folder.known(), engine);
            try (FrameSource source = movie(photos, clock)) {
                return session.run(new Session.Plan(
                        source,
                        engine,
                        gallery,
                        new Keeping.InFiles(folder.register()),
                        RATE,
                        CheckInPolicy.USUAL_REPEAT,
                        Liveness.OFF));
            }
        }
    }

    private void introduce(int people, DemoFolder folder) {
        if (!follow.json()) {
            terminal.print("%d people from the sample photos are enrolled in %s under invented names; a few are not."
                    .formatted(people, folder.known()));
            terminal.print("The photos now play as a moving picture, in place of a camera.");
            terminal.print("");
        }
    }

    private FrameSource movie(List<Frame> photos, Clock clock) {
        return new MovingPhotos(photos.stream().map(Frame::toImage).toList(), framesPerSecond, Optional.empty(), clock);
    }
}
