package dev.muster.server.liveface;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.server.Browser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Puppets that do whatever random prompts ask; attack detection is off here but for one test, and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PuppetSignInTest {
    private static final int MANY = 20;
    private static final int TRIES = 3;

    private FacePortal portal;
    private Actors.Wardrobe wardrobe;
    private Frame photo;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = FacePortal.forPuppets(data);
        Puppet puppet = new Puppet(Puppet.Person.SOMEBODY_ELSE, portal.portal.bean(FaceEngine.class), 1);
        photo = Frame.of(puppet.seen(Puppet.Act.REST), Instant.EPOCH);
        wardrobe = new Actors.Wardrobe(puppet);
        wardrobe.prepare();
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void whoeverDoesWhatIsAskedSignsInAndIsRecordedPresent() throws Exception {
        portal.enrolled("willing", photo);
        Browser browser = portal.owing("willing");
        assertThat(browser.get("/home").body()).doesNotContain("Person willing");
        String challenge = FaceClient.challenge(browser);
        signsIn("willing", browser, challenge);
        assertThat(done(browser, challenge)).endsWith("/home");
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);
        assertThat(browser.get("/face").statusCode()).isEqualTo(302);
        assertThat(Files.readString(portal.data.resolve("login_data.csv"), StandardCharsets.UTF_8))
                .contains("Person willing", "sign-in: willing");
        assertThat(portal.audited("willing"))
                .singleElement()
                .asString()
                .startsWith("ok: ")
                .contains("similarity");
        assertThat(portal.metrics()).contains("muster_face_attempts_total{application=\"muster\",outcome=\"passed\"");
        aPassedChallengeIsGoodOnce(challenge);
    }

    /** Somebody else with the same challenge, and the same once more. */
    private void aPassedChallengeIsGoodOnce(String challenge) {
        Browser again = portal.owing("willing");
        assertThat(done(again, challenge)).endsWith("/face");
        assertThat(portal.audited("willing")).hasSize(2).last().asString().startsWith("refused: ");
    }

    @Test
    void aPassedChallengeIsGoodForItsOwnSessionAlone() throws Exception {
        portal.enrolled("robbed", photo);
        Browser browser = portal.owing("robbed");
        Browser thief = portal.owing("robbed");
        String challenge = FaceClient.challenge(browser);
        signsIn("robbed", browser, challenge);
        assertThat(done(thief, challenge)).endsWith("/face");
        assertThat(done(browser, challenge)).endsWith("/home");
        assertThat(done(thief, challenge)).endsWith("/face");
    }

    @Test
    void aRecordingOfARightAttemptIsRefused(@TempDir Path data) throws Exception {
        // The very prompts that it was recorded with: for these the puppet has no other frames.
        try (FacePortal asking = FacePortal.forPuppets(data, "TURN_LEFT OPEN_MOUTH TURN_RIGHT")) {
            asking.enrolled("recorded", photo);
            Browser browser = asking.owing("recorded");
            int attempts = 0;
            while (!asking.attempt(browser, new Actors.Willing(wardrobe)).equals("passed")) {
                assertThat(++attempts).isLessThan(TRIES);
            }
            for (int i = 0; i < 2; i++) {
                assertThat(asking.attempt(browser, new Actors.Willing(wardrobe)))
                        .isEqualTo("failed");
            }
            assertThat(asking.audited("recorded"))
                    .last(as(STRING))
                    .contains("frames repeat those of an earlier attempt");
        }
    }

    @Test
    void ofTwentyAtOnceAllEndRightlyAndThoseWhoWaitSeeIt() throws Exception {
        List<String> names = IntStream.range(0, MANY).mapToObj(i -> "many" + i).toList();
        List<Callable<Boolean>> all = new ArrayList<>();
        for (String name : names) {
            portal.enrolled(name, photo);
            Browser browser = portal.owing(name);
            all.add(() -> signsInAtLast(name, browser));
        }
        int waited = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(MANY)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                waited += one.get() ? 1 : 0;
            }
        }
        assertThat(waited)
                .isGreaterThanOrEqualTo(MANY - 4 * Runtime.getRuntime().availableProcessors());
    }

    /** What the guide says that the live face does not stop; docs/evaluation.md has the figure. */
    @Test
    void theShippedLimitsTakeAPuppetForAPerson(@TempDir Path data) throws Exception {
        try (FacePortal shipped = FacePortal.shippedForPuppets(data)) {
            shipped.enrolled("drawn", photo);
            Browser browser = shipped.owing("drawn");
            int attempts = 0;
            while (!shipped.attempt(browser, new Actors.Willing(wardrobe)).equals("passed")) {
                assertThat(++attempts).as("%s", shipped.audited("drawn")).isLessThan(TRIES);
            }
            assertThat(shipped.audited("drawn"))
                    .last(as(STRING))
                    .startsWith("ok: ")
                    .contains("attack score 0.0");
        }
    }

    /** As people do: where a busy machine missed a movement, once more. Whether it had to wait. */
    private boolean signsInAtLast(String name, Browser browser) throws InterruptedException {
        boolean waited = false;
        for (int i = 0; i < TRIES; i++) {
            try (FaceClient client = FaceClient.open(portal.origin(), browser, FaceClient.challenge(browser))
                    .orElseThrow()) {
                String ending = client.show(new Actors.Willing(wardrobe));
                waited |= !client.heard("waiting").isEmpty();
                if (ending.equals("passed")) {
                    return waited;
                }
                assertThat(ending).isEqualTo("failed");
            }
        }
        throw new AssertionError(portal.audited(name));
    }

    /** Whether it had to wait. */
    private boolean signsIn(String name, Browser browser, String challenge) throws InterruptedException {
        try (FaceClient client =
                FaceClient.open(portal.origin(), browser, challenge).orElseThrow()) {
            String ending = client.show(new Actors.Willing(wardrobe));
            assertThat(ending).as("%s %s", portal.audited(name), client.heard()).isEqualTo("passed");
            return client.heard("waiting").stream()
                    .anyMatch(one -> !one.path("words").asString().isEmpty());
        }
    }

    private static String done(Browser browser, String challenge) {
        return browser.post("/face/done", Map.of("challenge", challenge))
                .headers()
                .firstValue("Location")
                .orElse("");
    }
}
