package dev.muster.server.liveface;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.muster.face.FaceEngine;
import dev.muster.liveness.Prompt;
import dev.muster.server.Browser;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.liveface.FaceAttempts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Puppets that do whatever random prompts ask; attack detection is off here but for one test, and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PuppetSignInTest {
    private static final int MANY = 20;
    private static final int TURNS = 2;
    /** Who comes while all turns are free, or one after another is done, need not wait. */
    private static final int FEW = 4;

    private static final int TRIES = 4;

    private FacePortal portal;
    private EasyPrompts prompts;
    private PuppetFrames frames;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = FacePortal.forPuppets(data, TURNS);
        prompts = portal.portal.bean(EasyPrompts.class);
        frames = PuppetFrames.of(portal.portal.bean(FaceEngine.class));
    }

    @BeforeEach
    void askFew() {
        prompts.askFew();
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void whoeverDoesWhatIsAskedSignsInAndIsRecordedPresent() throws Exception {
        prompts.askAll();
        portal.enrolled("willing", frames.photo());
        Browser browser = portal.owing("willing");
        assertThat(browser.get("/home").body()).doesNotContain("Person willing");
        String challenge = passed("willing", browser);
        assertThat(done(browser, challenge)).endsWith("/home");
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);
        assertThat(browser.get("/face").statusCode()).isEqualTo(302);
        assertThat(Files.readString(portal.data.resolve("login_data.csv"), StandardCharsets.UTF_8))
                .contains("Person willing", "sign-in: willing");
        assertThat(portal.audited("willing"))
                .last(as(STRING))
                .startsWith("ok: ")
                .contains("similarity");
        assertThat(portal.metrics()).contains("muster_face_attempts_total{application=\"muster\",outcome=\"passed\"");
        aPassedChallengeIsGoodOnce(challenge);
    }

    /** Somebody else with the same challenge, and the same once more. */
    private void aPassedChallengeIsGoodOnce(String challenge) {
        Browser again = portal.owing("willing");
        assertThat(done(again, challenge)).endsWith("/face");
        assertThat(portal.audited("willing")).last(as(STRING)).startsWith("refused: ");
    }

    @Test
    void aPassedChallengeIsGoodForItsOwnSessionAlone() throws Exception {
        portal.enrolled("robbed", frames.photo());
        Browser browser = portal.owing("robbed");
        Browser thief = portal.owing("robbed");
        String challenge = passed("robbed", browser);
        assertThat(done(thief, challenge)).endsWith("/face");
        assertThat(done(browser, challenge)).endsWith("/home");
        assertThat(done(thief, challenge)).endsWith("/face");
    }

    @Test
    void aRecordingOfARightAttemptIsRefused() throws Exception {
        // The very prompts that it was recorded with: for these the puppet has no other frames.
        prompts.ask(Prompt.TURN_LEFT, Prompt.OPEN_MOUTH, Prompt.TURN_RIGHT);
        portal.enrolled("recorded", frames.photo());
        Browser browser = portal.owing("recorded");
        passed("recorded", browser);
        for (int i = 0; i < 2; i++) {
            assertThat(portal.attempt(browser, willing())).isEqualTo("failed");
        }
        assertThat(portal.audited("recorded")).last(as(STRING)).contains("frames repeat those of an earlier attempt");
    }

    @Test
    void whoeverIsRightWhileTheDatabaseFailsLosesNoAttempt() throws Exception {
        Account account = portal.enrolled("unlucky", frames.photo());
        Browser browser = portal.owing("unlucky");
        int failed = 0;
        String ending = "failed";
        try (Fault _ = Fault.at("face_frames", portal.portal.bean(Database.class))) {
            while (ending.equals("failed") && failed < TRIES) {
                ending = portal.attempt(browser, willing());
                failed += ending.equals("failed") ? 1 : 0;
            }
        }
        assertThat(ending).isEqualTo("trouble");
        assertThat(portal.portal.bean(FaceAttempts.class).failures(account.id()))
                .isEqualTo(failed);
        passed("unlucky", browser);
    }

    @Test
    void whoeverIsWrongWhileTheDatabaseFailsLosesOne() throws Exception {
        Account account = portal.enrolled("wrong", frames.photo());
        try (Fault _ = Fault.at("audit_event", portal.portal.bean(Database.class))) {
            assertThat(portal.attempt(
                            portal.owing("wrong"), Actors.few(new byte[] {(byte) 0xff, (byte) 0xd8, 0, 0}, 8)))
                    .isEqualTo("trouble");
        }
        assertThat(portal.portal.bean(FaceAttempts.class).failures(account.id()))
                .isOne();
    }

    /** A table that takes no rows. */
    private record Fault(String table, Database database) implements AutoCloseable {
        static Fault at(String table, Database database) {
            database.jdbc()
                    .sql("CREATE TRIGGER full BEFORE INSERT ON %s BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
                            .formatted(table))
                    .update();
            return new Fault(table, database);
        }

        @Override
        public void close() {
            database.jdbc().sql("DROP TRIGGER full").update();
        }
    }

    @Test
    void ofTwentyAtOnceAllEndRightlyAndThoseWhoWaitSeeIt() throws Exception {
        List<String> names = IntStream.range(0, MANY).mapToObj(i -> "many" + i).toList();
        List<Callable<Boolean>> all = new ArrayList<>();
        for (String name : names) {
            portal.enrolled(name, frames.photo());
            Browser browser = portal.owing(name);
            all.add(() -> signsInAtLast(name, browser));
        }
        int waited = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(MANY)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                waited += one.get() ? 1 : 0;
            }
        }
        assertThat(waited).isGreaterThanOrEqualTo(MANY - FEW);
    }

    /** What the guide says that the live face does not stop; docs/evaluation.md has the figure. */
    @Test
    void theShippedLimitsTakeAPuppetForAPerson(@TempDir Path data) throws Exception {
        try (FacePortal shipped = FacePortal.shippedForPuppets(data)) {
            shipped.enrolled("drawn", frames.photo());
            Browser browser = shipped.owing("drawn");
            int attempts = 0;
            while (!shipped.attempt(browser, willing()).equals("passed")) {
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
                String ending = client.show(willing());
                waited |= client.heard("waiting").stream()
                        .anyMatch(one -> !one.path("words").asString().isEmpty());
                if (ending.equals("passed")) {
                    return waited;
                }
                assertThat(ending).isEqualTo("failed");
            }
        }
        throw new AssertionError(portal.audited(name));
    }

    /** The challenge of an attempt that passed. */
    private String passed(String name, Browser browser) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            String challenge = FaceClient.challenge(browser);
            try (FaceClient client =
                    FaceClient.open(portal.origin(), browser, challenge).orElseThrow()) {
                if (client.show(willing()).equals("passed")) {
                    return challenge;
                }
            }
        }
        throw new AssertionError(portal.audited(name));
    }

    private Actor willing() {
        return new Actors.Willing(frames.wardrobe());
    }

    private static String done(Browser browser, String challenge) {
        return browser.post("/face/done", Map.of("challenge", challenge))
                .headers()
                .firstValue("Location")
                .orElse("");
    }
}
