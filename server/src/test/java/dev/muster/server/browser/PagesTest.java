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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the portal, narrow and wide, light and dark: looked at by axe, and saved as a picture. */
final class PagesTest {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<Integer> WIDTHS = List.of(390, 1440);

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static DemoPages demo;

    @BeforeAll
    static void open() throws IOException {
        demo = DemoPages.open(folder);
    }

    @AfterAll
    static void close() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void everyPageIsPhotographedFitsItsScreenAndComplainsOfNothing() throws IOException {
        Files.createDirectories(PICTURES);
        List<String> problems = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                forEachPage(
                        width,
                        scheme,
                        (page, name) -> {
                            photograph(
                                    page,
                                    "%s-%d-%s"
                                            .formatted(
                                                    name, width, scheme.name().toLowerCase(Locale.ROOT)));
                            int wide = (int) page.evaluate("() => document.documentElement.scrollWidth");
                            if (wide > width) {
                                problems.add("%s is %d pixels wide on a screen of %d".formatted(name, wide, width));
                            }
                        },
                        problems);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(demo.parts().stream().flatMap(part -> part.broken().stream().map(path -> part.visitor() + path)))
                .isEmpty();
    }

    @Test
    void axeFindsNothingSeriousOnAnyPage() {
        List<String> problems = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            forEachPage(
                    1440,
                    scheme,
                    (page, name) -> Axe.serious(page)
                            .forEach(finding -> problems.add("%s (%s): %s".formatted(name, scheme, finding))),
                    problems);
        }
        assertThat(problems).isEmpty();
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

    private interface Look {
        void at(Page page, String name);
    }

    private static void forEachPage(int width, ColorScheme scheme, Look look, List<String> problems) {
        for (DemoPages.Part part : demo.parts()) {
            try (BrowserContext context = demo.chromium().visitor(width, scheme, part.session());
                    Page page = context.newPage()) {
                Problems heard = Problems.of(page);
                part.pages().forEach((name, path) -> {
                    Site.show(page, path);
                    look.at(page, part.visitor() + "-" + name);
                });
                problems.addAll(heard.all());
            }
        }
    }

    private static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
