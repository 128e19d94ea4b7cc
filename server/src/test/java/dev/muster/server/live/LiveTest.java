package dev.muster.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.register.Direction;
import dev.muster.face.FaceEngine;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.frame.JpegEncoder;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.camera.CameraService;
import dev.muster.server.camera.CameraState;
import dev.muster.server.enrol.Portraits;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
import dev.muster.store.camera.Camera;
import dev.muster.store.camera.CameraData;
import dev.muster.store.camera.Cameras;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import dev.muster.testkit.MjpegServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LiveTest {
    private static final int GROUP = 3;
    private static final int MOST_LOOKS = 40;

    private final byte[] photo =
            JpegEncoder.encode(frame(Portraits.group(GROUP)).scaled(1280, 900), 0.9);
    private final Map<String, String> ids = new HashMap<>();
    private final Path data;
    private final TestPortal portal;

    LiveTest(@TempDir Path folder) {
        data = folder.resolve("data");
        portal = TestPortal.start(data);
    }

    @BeforeAll
    void enrolTwo() {
        FaceEngine engine = portal.bean(FaceEngine.class);
        List<byte[]> portraits = Portraits.of(engine, GROUP);
        enrol(engine, "Ada", portraits.get(0));
        enrol(engine, "Bob", portraits.get(1));
        portal.bean(LiveGallery.class).refresh();
        portal.account("root", Role.ADMINISTRATOR);
        Account member = portal.account("ada", Role.MEMBER);
        portal.accounts().link(member.id(), Optional.ofNullable(ids.get("Ada")));
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void opensNoSocketWithoutASession() {
        assertThat(LiveSocket.open(origin(), Map.of(), origin())).isEmpty();
    }

    @Test
    void opensNoSocketForAPageFromElsewhere() {
        Browser root = portal.signedIn("root");
        assertThat(LiveSocket.open(origin(), root.cookies(), "http://evil.example"))
                .isEmpty();
    }

    @Test
    void namesEverybodyForAnAdministratorAndWritesOneRowATrack() throws Exception {
        Browser root = portal.signedIn("root");
        try (LiveSocket socket =
                LiveSocket.open(origin(), root.cookies(), origin()).orElseThrow()) {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < MOST_LOOKS && names.size() < 2; i++) {
                names.addAll(names(socket.look(photo)));
            }
            for (int i = 0; i < 5; i++) {
                socket.look(photo);
            }
            assertThat(names).containsExactlyInAnyOrder("Ada", "Bob");
            List<Recognised> rows = portal.bean(Recognitions.class).on(LocalDate.now(Clock.systemUTC()), 100).stream()
                    .filter(row -> row.source().equals("findex: root"))
                    .toList();
            assertThat(rows).extracting(Recognised::name).containsExactlyInAnyOrder("Ada", "Bob");
            assertThat(Files.readAllLines(data.resolve("login_data.csv")).stream()
                            .filter(line -> line.contains("findex: root")))
                    .hasSize(2);
            assertThat(root.get("/findex/today").body()).contains("Ada").contains("Bob");
            assertThat(portal.signedIn("ada").get("/findex/today").body())
                    .contains("Ada")
                    .doesNotContain("Bob");
        }
    }

    @Test
    void tellsAMemberNoNameButTheirOwn() throws Exception {
        try (LiveSocket socket = LiveSocket.open(
                        origin(), portal.signedIn("ada").cookies(), origin())
                .orElseThrow()) {
            Set<String> names = new HashSet<>();
            boolean other = false;
            for (int i = 0; i < MOST_LOOKS && !(other && names.contains("Ada")); i++) {
                JsonNode scene = socket.look(photo);
                names.addAll(names(scene));
                for (JsonNode face : scene.path("faces")) {
                    other |= face.path("state").asString().equals("identified") && !face.has("name");
                }
            }
            assertThat(names).containsExactly("Ada");
            assertThat(other).isTrue();
        }
    }

    @Test
    void closesTheSocketOfADisabledAccount() {
        Account gone = portal.account("gone", Role.MEMBER);
        try (LiveSocket socket = LiveSocket.open(
                        origin(), portal.signedIn("gone").cookies(), origin())
                .orElseThrow()) {
            portal.accounts().changeStatus(gone.id(), AccountStatus.DISABLED);
            assertThat(socket.closedWith()).isEqualTo(1008);
        }
    }

    @Test
    void aCameraComesBackAndASlowViewerHoldsNobodyUp() throws Exception {
        Frame frame = frame(photo).scaled(960, 675);
        try (MjpegServer camera = MjpegServer.start(_ -> frame, 5)) {
            Cameras cameras = portal.bean(Cameras.class);
            Camera door = cameras.create(new CameraData(
                            "Door", camera.url().replace("http://", "http://user:secret@"), Direction.IN, true, true))
                    .orElseThrow();
            CameraService service = portal.bean(CameraService.class);
            service.refresh();
            await(service, door, CameraState::running);
            Browser root = portal.signedIn("root");
            assertThat(root.get("/cameras").body()).contains("Door").doesNotContain("secret");
            try (InputStream slow = root.stream("/video_feed").body();
                    InputStream quick = root.stream("/video_feed?camera=door").body()) {
                assertThat(slow.read()).isPositive();
                assertThat(read(quick, 1_500_000)).isEqualTo(1_500_000);
                camera.drop();
                await(service, door, CameraState::away);
                camera.serve();
                await(service, door, CameraState::running);
                assertThat(read(quick, 300_000)).isEqualTo(300_000);
            }
            assertThat(cameras.delete(door.id())).isTrue();
            service.refresh();
            assertThat(root.get("/video_feed").statusCode()).isEqualTo(404);
        }
    }

    private void enrol(FaceEngine engine, String name, byte[] portrait) {
        Frame frame = frame(portrait);
        String id = portal.bean(People.class)
                .create(PersonData.named(name))
                .orElseThrow()
                .id();
        ids.put(name, id);
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
    }

    private String origin() {
        return portal.portal().url().replace("//localhost:", "//127.0.0.1:");
    }

    private static Set<String> names(JsonNode scene) {
        Set<String> names = new HashSet<>();
        scene.path("faces").forEach(face -> {
            if (face.has("name")) {
                names.add(face.path("name").asString());
            }
        });
        return names;
    }

    private static int read(InputStream in, int bytes) throws IOException {
        return in.readNBytes(bytes).length;
    }

    private static void await(CameraService service, Camera camera, Predicate<CameraState> wanted)
            throws InterruptedException {
        for (int i = 0; i < 600 && !wanted.test(service.state(camera.id())); i++) {
            Thread.sleep(100);
        }
        assertThat(service.state(camera.id())).matches(wanted);
    }

    private static Frame frame(byte[] jpeg) {
        return switch (new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode("photo", jpeg)) {
            case Decoding.Decoded decoded -> decoded.frame();
            case Decoding.Refused refused -> throw new AssertionError(refused);
        };
    }
}
