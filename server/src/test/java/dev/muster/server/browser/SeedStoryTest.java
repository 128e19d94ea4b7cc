package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.muster.face.FaceEngine;
import dev.muster.otp.KeyUri;
import dev.muster.otp.Totp;
import dev.muster.server.liveface.FacePortal;
import dev.muster.server.liveface.PuppetFrames;
import dev.muster.store.account.Role;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The old programs' whole story under the profile that asks for password, code and face in that order: register, set
 * up a code, enrol a face, sign in by all three, be recorded present; and each wrong turn.
 */
@Tag("real-time")
final class SeedStoryTest {
    private static final String PASSWORD = "seven green umbrellas";
    private static final Pattern KEY_URI = Pattern.compile("(otpauth://[^\"<]+)");

    @TempDir
    private Path folder;

    @Test
    void registersSetsUpCodeAndFaceSignsInByAllThreeAndIsPresent() throws IOException {
        try (FacePortal portal = FacePortal.forPuppets(folder.resolve("data"))) {
            portal.portal.bean(SignInPolicy.class).hold(Role.MEMBER, Optional.of("seed"));
            portal.portal.account("grace", Role.ADMINISTRATOR);
            PuppetFrames frames = PuppetFrames.of(portal.portal.bean(FaceEngine.class));
            CanvasCamera camera = new CanvasCamera(frames);
            try (Chromium chromium = Chromium.without(portal.portal.portal().url())) {
                Looks looks = Looks.open();
                registered(chromium);
                Totp totp;
                try (BrowserContext asha = camera.visitor(chromium)) {
                    totp = setUp(asha.newPage(), frames.frame("", 0, false, 0), looks);
                }
                try (BrowserContext asha = camera.visitor(chromium)) {
                    signsIn(asha.newPage(), totp, looks);
                }
                assertThat(portal.portal
                                .bean(Recognitions.class)
                                .on(LocalDate.now(portal.portal.bean(Clock.class)), 10))
                        .extracting(Recognised::name)
                        .contains("Asha Rao");
                assertThat(looks.findings()).isEmpty();
            }
        }
    }

    private static void registered(Chromium chromium) {
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            page.navigate("/register");
            page.fill("#username", "asha");
            page.fill("#fullName", "Asha Rao");
            page.fill("#password", PASSWORD);
            page.fill("#repeat", PASSWORD);
            TestPortal.press(page, "Register");
        }
        try (BrowserContext context = chromium.visitor()) {
            Page page = context.newPage();
            TestPortal.signIn(page, "grace", dev.muster.server.TestPortal.PASSWORD);
            page.navigate("/accounts");
            TestPortal.press(page, "Approve");
            assertThat(page.locator("main")).not().containsText("Approve");
        }
    }

    /** What the first sign-in leads through: nothing else is open before. */
    private static Totp setUp(Page page, byte[] photo, Looks looks) throws IOException {
        TestPortal.signIn(page, "asha", PASSWORD);
        assertThat(page).hasURL(Pattern.compile(".*/missing$"));
        looks.at(page, "seed-missing-code-and-face");
        page.navigate("/attendance");
        assertThat(page).hasURL(Pattern.compile(".*/missing.*"));
        Totp totp = addApp(page, looks);
        page.navigate("/missing");
        looks.at(page, "seed-missing-face");
        page.getByText("Enrol your face").click();
        page.locator("input[name=agreed]").check();
        TestPortal.pressAndArrive(page, "Record consent and go on");
        looks.at(page, "seed-enrol");
        // The puppet looks a little aside, which guided enrolment does not take for straight.
        page.setInputFiles("input[type=file]", new FilePayload("asha.jpg", "image/jpeg", photo));
        TestPortal.press(page, "Enrol these photos");
        page.waitForURL(Pattern.compile(".*/photos$"));
        // Now the face is owed.
        page.getByText("Go on signing in").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/face.*"));
        return totp;
    }

    private static Totp addApp(Page page, Looks looks) throws IOException {
        page.navigate("/account/factors");
        looks.at(page, "seed-set-up");
        TestPortal.press(page, "Add an app");
        page.waitForURL(Pattern.compile(".*/app$"));
        Matcher uri = KEY_URI.matcher(page.content());
        assertThat(uri.find()).isTrue();
        Totp totp = KeyUri.parse(uri.group(1).replace("&amp;", "&")).totp();
        page.fill("#code", totp.at(Instant.now()));
        page.locator("#code").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/account/factors$"));
        return totp;
    }

    private static void signsIn(Page page, Totp totp, Looks looks) throws IOException {
        page.navigate("/face");
        assertThat(page).hasURL(Pattern.compile(".*/$"));
        page.fill("#username", "asha");
        page.fill("#password", "not the password");
        TestPortal.press(page, "Sign in");
        assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
        TestPortal.signIn(page, "asha", PASSWORD);
        assertThat(page).hasURL(Pattern.compile(".*/code$"));
        looks.at(page, "seed-code");
        page.navigate("/face");
        assertThat(page).hasURL(Pattern.compile(".*/code$"));
        page.fill("#code", "000000");
        page.locator("#code").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
        page.fill("#code", totp.at(Instant.now().plus(Totp.USUAL_STEP)));
        page.locator("#code").press("Enter");
        page.waitForURL(Pattern.compile(".*/face.*"));
        page.navigate("/home");
        assertThat(page).hasURL(Pattern.compile(".*/face.*"));
        forges(page);
        page.navigate("/face");
        looks.at(page, "seed-face");
        CanvasCamera.showTheFace(page);
        assertThat(page.locator("main")).not().containsText("have not been recorded");
        looks.at(page, "seed-home");
    }

    /** A client that says it is done. */
    private static void forges(Page page) {
        page.evaluate("""
                async () => {
                  const token = document.querySelector("meta[name=csrf-token]").content;
                  const asked = await fetch("/face/challenge", { method: "POST", headers: { "X-CSRF-TOKEN": token } });
                  const challenge = (await asked.json()).id;
                  const form = new URLSearchParams({ _csrf: token, challenge, next: "/home" });
                  await fetch("/face/done", { method: "POST", body: form });
                }""");
        page.navigate("/home");
        assertThat(page).hasURL(Pattern.compile(".*/face.*"));
    }
}
