package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.server.browser.FakeCamera.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole story in a real browser: set up, register, be let in, enrol by camera, be named, sign out, be refused. */
final class PortalStoryTest {
    private static final String PASSWORD = "seven green umbrellas";
    private static final double PATIENCE = 60_000;

    @TempDir
    private Path folder;

    @Test
    void registersSignsInEnrolsByCameraIsNamedSignsOutAndIsRefused() throws IOException {
        Path enrolment = FakeCamera.film(Person.WOMAN, folder);
        Path later = FakeCamera.film(Person.SAME_WOMAN_ELSEWHERE, folder);
        try (TestPortal portal = TestPortal.empty(folder.resolve("data"))) {
            try (Chromium chromium = Chromium.withCamera(portal.url(), enrolment);
                    BrowserContext administrator = chromium.visitor();
                    BrowserContext asha = chromium.visitor()) {
                setUp(portal, administrator.newPage());
                register(asha.newPage());
                approve(administrator.newPage());
                Page page = asha.newPage();
                TestPortal.signIn(page, "asha", PASSWORD);
                enrol(page);
            }
            try (Chromium chromium = Chromium.withCamera(portal.url(), later);
                    BrowserContext asha = chromium.visitor()) {
                Page page = asha.newPage();
                TestPortal.signIn(page, "asha", PASSWORD);
                isNamed(page);
                assertThat(Files.readString(portal.data().loginData(), StandardCharsets.UTF_8))
                        .contains("Asha Rao");
                signsOutAndIsRefused(page);
            }
        }
    }

    private static void setUp(TestPortal portal, Page page) {
        page.navigate(portal.setupLink());
        page.fill("#username", "grace");
        choosePassword(page);
        TestPortal.press(page, "Create the administrator");
        page.waitForURL(url -> url.endsWith("/home"));
        assertThat(Files.exists(portal.data().setupLink())).isFalse();
    }

    private static void register(Page page) {
        page.navigate("/register");
        page.fill("#username", "asha");
        page.fill("#fullName", "Asha Rao");
        choosePassword(page);
        TestPortal.press(page, "Register");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("waits for an administrator");
    }

    private static void approve(Page page) {
        page.navigate("/accounts");
        TestPortal.press(page, "Approve");
        assertThat(page.locator("main")).not().containsText("Approve");
    }

    private static void choosePassword(Page page) {
        page.fill("#password", PASSWORD);
        page.fill("#repeat", PASSWORD);
    }

    private static void enrol(Page page) {
        page.navigate("/enrol");
        page.locator("input[name=agreed]").check();
        TestPortal.press(page, "Record consent and go on");
        TestPortal.press(page, "Start the camera");
        // The photo cannot turn its head: the straight pose is taken, the others are left out.
        for (String pose : List.of("LEFT", "RIGHT")) {
            page.locator("[data-pose=%s][aria-current=step]".formatted(pose))
                    .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            TestPortal.press(page, "Leave this pose out");
        }
        page.waitForURL(Pattern.compile(".*/done$"));
        assertThat(page.locator("h1")).isVisible();
    }

    private static void isNamed(Page page) {
        // Where the camera was allowed before, the page starts it by itself.
        page.navigate("/findex");
        assertThat(page.locator("#today"))
                .containsText("Asha Rao", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    private static void signsOutAndIsRefused(Page page) {
        TestPortal.press(page, "Sign out");
        page.waitForURL(Pattern.compile(".*/\\?out.*"));
        page.navigate("/findex");
        assertThat(page.locator("#username")).isVisible();
        assertThat(page).not().hasURL(Pattern.compile(".*/findex$"));
    }
}
