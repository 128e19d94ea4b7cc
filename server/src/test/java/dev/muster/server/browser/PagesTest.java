package dev.muster.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the portal, narrow and wide, light and dark: looked at by axe, and saved as a picture. */
final class PagesTest {
    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static DemoPages demo;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Looks looks;

    private static final List<String> FINDINGS = new ArrayList<>();

    @BeforeAll
    static void walk() throws IOException {
        looks = Looks.open();
        demo = DemoPages.open(folder);
        FINDINGS.addAll(demo.walk(looks::at));
        Path film = FakeCamera.film(FakeCamera.Person.WOMAN, folder);
        try (TestPortal fresh = TestPortal.empty(folder.resolve("fresh"));
                Chromium chromium = Chromium.withCamera(fresh.url(), film);
                BrowserContext context = chromium.visitor()) {
            FINDINGS.addAll(
                    Site.walk(context, List.of(fresh.setupLink()), (page, name) -> looks.at(page, "first-" + name)));
        }
    }

    @AfterAll
    static void close() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void everyPageFitsItsScreenAndAxeFindsNothingSerious() {
        assertThat(looks.findings()).isEmpty();
    }

    @Test
    void noPageComplainsAndEveryLinkLeadsSomewhere() {
        assertThat(FINDINGS).isEmpty();
    }

    @Test
    void theKeyboardReachesEverythingOnTheSignInPage() {
        try (BrowserContext context = demo.chromium().visitor();
                Page page = context.newPage()) {
            Site.show(page, "/");
            int controls = (int) page.evaluate("""
                    () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select')]
                        .filter(e => e.checkVisibility() && !e.disabled).length""");
            page.evaluate("() => document.activeElement?.blur()");
            page.evaluate("() => { window.reached = new Set(); }");
            for (int i = 0; i <= controls; i++) {
                page.keyboard().press("Tab");
                page.evaluate(
                        "() => { if (document.activeElement !== document.body) reached.add(document.activeElement); }");
            }
            assertThat((int) page.evaluate("() => reached.size")).isGreaterThanOrEqualTo(controls);
        }
    }
}
