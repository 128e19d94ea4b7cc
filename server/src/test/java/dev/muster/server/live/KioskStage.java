package dev.muster.server.live;

import dev.muster.attendance.register.Punch;
import dev.muster.camera.CameraOptions;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.FrameSources;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.face.FaceEngine;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.frame.JpegEncoder;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import dev.muster.store.account.Role;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import dev.muster.store.register.SqlRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** A portal with a kiosk that records, and what is shown to its camera. */
final class KioskStage implements AutoCloseable {
    private static final double QUALITY = 0.9;
    private static final long PAUSE_MILLIS = 60;

    final TestPortal portal;

    private KioskStage(TestPortal portal) {
        this.portal = portal;
        portal.account("door", Role.KIOSK);
        set(SettingKeys.REGISTER_FINDEX, "kiosk");
    }

    static KioskStage start(Path data) {
        return new KioskStage(TestPortal.start(data));
    }

    /** With prompts that a clip happens to do. */
    static KioskStage asking(Path data, String prompts) {
        System.setProperty(TestedKiosk.PROMPTS, prompts);
        try {
            return start(data);
        } finally {
            System.clearProperty(TestedKiosk.PROMPTS);
        }
    }

    void set(String key, String content) {
        portal.bean(Policy.class).set(key, content);
    }

    /** Somebody with the face on a frame; their id. */
    String enrol(String name, Frame frame) {
        FaceEngine engine = portal.bean(FaceEngine.class);
        String id = person(name);
        portal.bean(Consents.class).give(id, "muster-1", "test");
        portal.bean(Templates.class)
                .add(
                        id,
                        List.of(new NewTemplate(
                                engine.extract(frame, engine.detect(frame).getFirst()),
                                1,
                                "test",
                                Optional.empty(),
                                Instant.now(),
                                Optional.empty())));
        portal.bean(LiveGallery.class).refresh();
        return id;
    }

    /** Somebody without a face; their id. */
    String person(String name) {
        return portal.bean(People.class)
                .create(PersonData.named(name))
                .orElseThrow()
                .id();
    }

    LiveSocket kiosk() {
        String origin = portal.portal().url().replace("//localhost:", "//127.0.0.1:");
        Map<String, String> cookies = portal.signedIn("door").cookies();
        return LiveSocket.open(origin, cookies, origin).orElseThrow();
    }

    /** Shows a picture as the page does: not sooner than it would, for whoever is quicker is not looked at. */
    static JsonNode look(LiveSocket kiosk, byte[] jpeg) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        return kiosk.look(jpeg);
    }

    /** Who was recognised today. */
    List<String> recognised() {
        return portal.bean(Recognitions.class).on(LocalDate.now(portal.bean(Clock.class)), 100).stream()
                .map(Recognised::name)
                .toList();
    }

    /** Who has a punch today. */
    List<String> present() {
        return portal.bean(SqlRegister.class).on(LocalDate.now(portal.bean(Clock.class))).stream()
                .map(Punch::name)
                .toList();
    }

    /** Outcome and detail of an action's entries in the audit log. */
    List<String> audited(String action) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("SELECT outcome || ': ' || COALESCE(detail, '') FROM audit_event WHERE action = ? ORDER BY seq")
                .param(action)
                .query(String.class)
                .list();
    }

    static byte[] jpeg(Frame frame) {
        return JpegEncoder.encode(frame, QUALITY);
    }

    static Frame picture(String name) throws IOException {
        return frame(Files.readAllBytes(shared("samples/liveness/" + name)));
    }

    static Frame frame(byte[] jpeg) {
        return switch (new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode("photo", jpeg)) {
            case Decoding.Decoded decoded -> decoded.frame();
            case Decoding.Refused refused -> throw new AssertionError(refused);
        };
    }

    static List<Frame> clip(String name, double framesPerSecond)
            throws SourceUnavailableException, InterruptedException {
        CameraOptions usual = CameraOptions.DEFAULT;
        CameraOptions options = new CameraOptions(
                OptionalDouble.of(framesPerSecond),
                Optional.of(Instant.EPOCH),
                usual.timeout(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.clock());
        List<Frame> frames = new ArrayList<>();
        try (FrameSource source =
                FrameSources.open(shared("samples/video/live/" + name).toString(), options)) {
            for (Capture next = source.next(); next instanceof Capture.Captured captured; next = source.next()) {
                frames.add(captured.frame());
            }
        }
        return frames;
    }

    private static Path shared(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/faces").resolve(path);
            if (Files.exists(file)) {
                return file;
            }
        }
        return Assumptions.abort("no shared/faces/" + path + " beside the project");
    }

    @Override
    public void close() {
        portal.close();
    }
}
