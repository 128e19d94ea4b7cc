package dev.muster.server.liveface;

import dev.muster.camera.CameraOptions;
import dev.muster.camera.Capture;
import dev.muster.camera.FrameSource;
import dev.muster.camera.FrameSources;
import dev.muster.camera.SourceUnavailableException;
import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.factor.StoredProfile;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A portal in which everybody owes a face after the password. */
public final class FacePortal implements AutoCloseable {
    public final TestPortal portal;
    final Path data;

    private FacePortal(TestPortal portal, Path data) {
        this.portal = portal;
        this.data = data;
    }

    /** With the shipped limits and prompts. */
    static FacePortal start(Path data) {
        return start(data, Map.of());
    }

    /** The same, with so many turns at once, whatever the machine. */
    static FacePortal taking(Path data, int turns) {
        return start(data, Map.of(TestedFaces.TURNS, String.valueOf(turns)));
    }

    /** With the shipped limits, and prompts of the test's. */
    public static FacePortal asking(Path data, String prompts) {
        return start(data, Map.of(TestedFaces.PROMPTS, prompts));
    }

    /** With the shipped limits, and prompts that puppets do well. */
    static FacePortal shippedForPuppets(Path data) {
        return start(data, Map.of(TestedFaces.WITHOUT, "LOOK_UP"));
    }

    /** Without attack detection, for puppets. */
    public static FacePortal forPuppets(Path data) {
        return start(data, Map.of(TestedFaces.OPEN, "true", TestedFaces.WITHOUT, "LOOK_UP"));
    }

    /** The same, with so many turns at once, whatever the machine. */
    static FacePortal forPuppets(Path data, int turns) {
        return start(
                data,
                Map.of(
                        TestedFaces.OPEN,
                        "true",
                        TestedFaces.WITHOUT,
                        "LOOK_UP",
                        TestedFaces.TURNS,
                        String.valueOf(turns)));
    }

    private static FacePortal start(Path data, Map<String, String> wiring) {
        Map<String, String> properties = new HashMap<>(wiring);
        properties.forEach(System::setProperty);
        try {
            FacePortal started = new FacePortal(TestPortal.start(data), data);
            started.askForFaces();
            return started;
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    private void askForFaces() {
        portal.bean(SignInPolicy.class)
                .save(new StoredProfile(
                        "faces",
                        "password face | password code",
                        "password",
                        "password held",
                        10,
                        30,
                        12,
                        0,
                        true,
                        ""));
        portal.bean(SignInPolicy.class).hold(Role.MEMBER, Optional.of("faces"));
    }

    String origin() {
        return portal.portal().url().replace("//localhost:", "//127.0.0.1:");
    }

    /** An account whose person is enrolled with the face on a frame. */
    public Account enrolled(String name, Frame frame) {
        FaceEngine engine = portal.bean(FaceEngine.class);
        String person = portal.bean(People.class)
                .create(PersonData.named("Person " + name))
                .orElseThrow()
                .id();
        portal.bean(Consents.class).give(person, "1", "test");
        portal.bean(Templates.class)
                .add(
                        person,
                        List.of(new NewTemplate(
                                engine.extract(frame, engine.detectNear(frame).getFirst()),
                                0.9,
                                "test",
                                Optional.empty(),
                                Instant.EPOCH,
                                Optional.empty())));
        Account account = portal.account(name, Role.MEMBER);
        portal.accounts().link(account.id(), Optional.of(person));
        return portal.accounts().byId(account.id()).orElseThrow();
    }

    /** Somebody who has given the password and owes a face. */
    Browser owing(String name) {
        return portal.signedIn(name);
    }

    /** One attempt by somebody's browser: how it ended. */
    String attempt(Browser browser, Actor actor) throws InterruptedException {
        try (FaceClient client = FaceClient.open(origin(), browser, FaceClient.challenge(browser))
                .orElseThrow()) {
            return client.show(actor);
        }
    }

    /** What the audit log says of an account's faces, the newest last. */
    List<String> audited(String name) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("""
                        SELECT outcome || ': ' || COALESCE(detail, '') FROM audit_event
                        WHERE action = 'sign-in.face' AND target IN (SELECT ref FROM audit_name WHERE name = ?)
                        ORDER BY seq""")
                .param(name)
                .query(String.class)
                .list();
    }

    /** What the portal tells whoever watches it. */
    String metrics() throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d/actuator/prometheus"
                .formatted(portal.portal().metricsPort()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** A clip of somebody real, where there are any beside the project. */
    static Optional<List<Frame>> clip(String name, double framesPerSecond)
            throws SourceUnavailableException, InterruptedException {
        Optional<Path> file = shared("samples/video/live/" + name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        CameraOptions usual = CameraOptions.DEFAULT;
        CameraOptions options = new CameraOptions(
                OptionalDouble.of(framesPerSecond),
                Optional.of(Instant.EPOCH),
                usual.timeout(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.clock());
        List<Frame> frames = new ArrayList<>();
        try (FrameSource source = FrameSources.open(file.get().toString(), options)) {
            for (Capture next = source.next(); next instanceof Capture.Captured captured; next = source.next()) {
                frames.add(captured.frame());
            }
        }
        return Optional.of(frames);
    }

    /** The pictures of such a clip, as JPEG files, and the first of them as it is. */
    public record Film(Frame first, List<byte[]> pictures) {
        public Film {
            pictures = List.copyOf(pictures);
        }

        public static Optional<Film> of(String name, double framesPerSecond)
                throws SourceUnavailableException, InterruptedException {
            return clip(name, framesPerSecond).map(frames -> new Film(frames.getFirst(), Actors.jpegs(frames)));
        }
    }

    private static Optional<Path> shared(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/faces").resolve(path);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        portal.close();
    }
}
