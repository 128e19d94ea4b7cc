package dev.muster.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the portal, narrow and wide, light and dark: looked at by axe, and saved as a picture. */
final class PagesTest {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int WIDE = 1440;
    private static final int NARROW = 390;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static DemoPages demo;

    /** What the one walk over all pages found; pictures are its other yield. */
    private static final List<String> MISFITS = new ArrayList<>();

    private static final List<String> COMPLAINTS = new ArrayList<>();
    private static final List<String> BARRIERS = new ArrayList<>();

    @BeforeAll
    static void walk() throws IOException {
        Files.createDirectories(PICTURES);
        demo = DemoPages.open(folder);
        for (DemoPages.Part part : demo.parts()) {
            walk(demo.chromium(), part);
        }
        Path film = FakeCamera.film(FakeCamera.Person.WOMAN, folder);
        try (TestPortal fresh = TestPortal.empty(folder.resolve("fresh"));
                Chromium chromium = Chromium.withCamera(fresh.url(), film)) {
            Map<String, String> setup = Map.of("setup", fresh.setupLink());
            walk(chromium, new DemoPages.Part("first", Optional.empty(), setup, List.of()));
        }
    }

    private static void walk(Chromium chromium, DemoPages.Part part) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            walk(chromium, part, scheme);
        }
    }

    private static void walk(Chromium chromium, DemoPages.Part part, ColorScheme scheme) {
        String light = scheme.name().toLowerCase(Locale.ROOT);
        try (BrowserContext context = chromium.visitor(WIDE, scheme, part.session());
                Page page = context.newPage()) {
            Problems heard = Problems.of(page);
            part.pages().forEach((name, path) -> {
                page.setViewportSize(WIDE, 900);
                Site.show(page, path);
                look(page, "%s-%s-%d-%s".formatted(part.visitor(), name, WIDE, light), WIDE);
                barriers(page, "%s-%s-%s".formatted(part.visitor(), name, light), scheme);
                page.setViewportSize(NARROW, 844);
                look(page, "%s-%s-%d-%s".formatted(part.visitor(), name, NARROW, light), NARROW);
            });
            COMPLAINTS.addAll(heard.all());
        }
    }

    private static void look(Page page, String name, int width) {
        // After a resize the page is laid out and painted by then.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        int wide = (int) page.evaluate("() => document.documentElement.scrollWidth");
        if (wide > width) {
            MISFITS.add("%s is %d pixels wide".formatted(name, wide));
        }
    }

    /** Of wide pages: narrow ones hold the same elements in the same colours. */
    private static void barriers(Page page, String name, ColorScheme scheme) {
        List<String> found = scheme == ColorScheme.LIGHT ? Axe.serious(page) : Axe.contrast(page);
        found.forEach(finding -> BARRIERS.add(name + ": " + finding));
    }

    @AfterAll
    static void close() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void everyPageFitsItsScreen() {
        assertThat(MISFITS).isEmpty();
    }

    @Test
    void noPageComplains() {
        assertThat(COMPLAINTS).isEmpty();
    }

    @Test
    void axeFindsNothingSeriousOnAnyPage() {
        assertThat(BARRIERS).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(demo.parts().stream().flatMap(part -> part.broken().stream().map(path -> part.visitor() + path)))
                .isEmpty();
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
