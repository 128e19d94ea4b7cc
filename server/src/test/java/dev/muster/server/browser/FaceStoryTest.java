package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.face.FaceEngine;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.code.Letters;
import dev.muster.server.liveface.FacePortal;
import dev.muster.server.liveface.PuppetFrames;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.liveface.FaceAttempts;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The live face in a real browser, whose camera is a canvas that does what the page asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaceStoryTest {
    private FacePortal portal;
    private PuppetFrames frames;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = FacePortal.forPuppets(data);
        frames = PuppetFrames.of(portal.portal.bean(FaceEngine.class));
        chromium = Chromium.without(portal.portal.portal().url());
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        portal.close();
    }

    @Test
    void whoeverFollowsThePageSignsInAndIsRecordedPresent() {
        portal.enrolled("asha", frames.photo());
        try (BrowserContext context = camera()) {
            Page page = owing(context, "asha");
            Problems problems = Problems.of(page);
            assertThat((boolean) page.evaluate("() => document.querySelector('video').srcObject === null"))
                    .isTrue();
            CanvasCamera.showTheFace(page);
            assertThat(page.locator("h1").first()).isVisible();
            assertThat(problems.all()).isEmpty();
        }
        assertThat(portal.portal.bean(Recognitions.class).on(LocalDate.now(portal.portal.bean(Clock.class)), 10))
                .extracting(Recognised::name, Recognised::source)
                .contains(org.assertj.core.groups.Tuple.tuple("Person asha", "sign-in: asha"));
    }

    @Test
    void everyStateIsOneToShow() throws IOException {
        Looks looks = Looks.open();
        portal.enrolled("ravi", frames.photo());
        try (BrowserContext context = camera()) {
            // A stand-in for the socket, that says what the test tells it.
            context.addInitScript(CanvasCamera.script("said-socket.js"));
            context.addInitScript("window.stillCamera = true;");
            Page page = owing(context, "ravi");
            looks.at(page, "face-ready");
            page.getByText("Another way", new Page.GetByTextOptions().setExact(true))
                    .click();
            looks.at(page, "face-other");
            for (State state : STATES) {
                page.navigate("/face");
                TestPortal.press(page, "Start the camera");
                page.waitForFunction("() => window.testSocket");
                state.said.forEach(said -> page.evaluate("said => window.testSocket.hear(said)", said));
                // The canvas has been drawn by then.
                page.waitForFunction(
                        "() => document.querySelector('video').videoWidth > 0 || !document.querySelector('.stage-message').hidden");
                looks.at(page, "face-" + state.name);
            }
        }
        cameraRefused(looks);
        offAndPaused(looks);
        assertThat(looks.findings()).isEmpty();
    }

    private record State(String name, List<String> said) {
        static State of(String name, String... said) {
            return new State(name, List.of(said));
        }
    }

    private static final String BEGIN = "{\"type\":\"begin\",\"total\":4,\"seconds\":60}";
    private static final List<State> STATES = List.of(
            State.of("connecting"),
            State.of("waiting", "{\"type\":\"waiting\",\"before\":3,\"words\":\"One moment: 3 before you.\"}"),
            State.of("begin", BEGIN),
            State.of("turn-left", BEGIN, going("TURN_LEFT", "Turn your head to your left", 1, "")),
            State.of("turn-right", BEGIN, going("TURN_RIGHT", "Turn your head to your right", 0, "")),
            State.of("look-up", BEGIN, going("LOOK_UP", "Look up", 2, "Move back a little")),
            State.of("blink", BEGIN, going("BLINK", "Close your eyes for a moment", 3, "")),
            State.of("open-mouth", BEGIN, going("OPEN_MOUTH", "Open your mouth", 1, "")),
            State.of(
                    "come-closer",
                    BEGIN,
                    going("COME_CLOSER", "Come closer to the camera", 1, "Find more light on your face")),
            State.of("rest", BEGIN, going("", "Good. Look straight into the camera again", 2, "")),
            State.of("hold", BEGIN, going("", "Almost done: hold still", 4, "")),
            State.of(
                    "failed",
                    BEGIN,
                    "{\"type\":\"failed\",\"words\":[\"Your face left the picture. Keep it inside the oval.\"]}"),
            State.of(
                    "not-accepted",
                    BEGIN,
                    "{\"type\":\"failed\",\"words\":[\"The picture was not accepted. Try again in better light, or choose another way.\"]}"),
            State.of(
                    "full",
                    "{\"type\":\"sorry\",\"reason\":\"full\",\"words\":\"Too many people are at this step just now. Try again in a moment.\"}"),
            State.of("lost", BEGIN, "close"));

    private static String going(String prompt, String words, int done, String hint) {
        return "{\"type\":\"progress\",%s\"words\":\"%s\",%s\"done\":%d,\"total\":4}"
                .formatted(
                        prompt.isEmpty() ? "" : "\"prompt\":\"" + prompt + "\",",
                        words,
                        hint.isEmpty() ? "" : "\"hint\":\"" + hint + "\",",
                        done);
    }

    private void cameraRefused(Looks looks) {
        try (BrowserContext context = chromium.visitor()) {
            Page page = owing(context, "ravi");
            TestPortal.press(page, "Start the camera");
            assertThat(page.locator(".stage-message")).containsText("There is no camera");
            looks.at(page, "face-no-camera");
        }
    }

    private void offAndPaused(Looks looks) {
        Account tired = portal.enrolled("tired", frames.photo());
        FaceAttempts attempts = portal.portal.bean(FaceAttempts.class);
        for (int i = 0; i < FaceAttempts.ALLOWANCE; i++) {
            attempts.admit(tired.id());
            attempts.failed(tired.id());
        }
        try (BrowserContext context = chromium.visitor()) {
            Page page = owing(context, "tired");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Too many attempts");
            looks.at(page, "face-paused");
        }
        portal.portal
                .bean(Database.class)
                .jdbc()
                .sql("UPDATE face_failure SET judged = ? WHERE account_id = ?")
                .params(FaceAttempts.MOST_FAILURES, tired.id())
                .update();
        portal.portal.bean(SignInPolicy.class).hold(Role.MEMBER, Optional.of("seed"));
        portal.portal
                .bean(CodeAddresses.class)
                .add(tired.id(), Address.of(Channel.SMS, "+919876543177"), "Phone", true);
        try (BrowserContext context = chromium.visitor()) {
            Page page = owing(context, "tired");
            page.fill("#code", new Letters(portal.portal.bean(Outbox.class)).code());
            page.press("#code", "Enter");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("the face was switched off");
            looks.at(page, "face-off");
            TestPortal.press(page, "Switch it on again");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Your face counts again");
            looks.at(page, "face-on-again");
        } finally {
            portal.portal.bean(SignInPolicy.class).hold(Role.MEMBER, Optional.of("faces"));
        }
    }

    /** Somebody who has given the password, at the page. */
    private static Page owing(BrowserContext context, String name) {
        Page page = context.newPage();
        TestPortal.signIn(page, name, dev.muster.server.TestPortal.PASSWORD);
        page.navigate("/face");
        return page;
    }

    private BrowserContext camera() {
        return new CanvasCamera(frames).visitor(chromium);
    }
}
