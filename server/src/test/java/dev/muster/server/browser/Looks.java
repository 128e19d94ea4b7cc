package dev.muster.server.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page as it stands, on a telephone in the dark and on a desk in the light: measured, and looked at by axe. */
final class Looks {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int NARROW = 390;
    private static final int WIDE = 1440;
    /** With {@code -Dlooks=all} also the other way round, and all are saved as pictures, for people to look at. */
    private static final boolean ALL = "all".equals(System.getProperty("looks"));

    /** The new colours are painted by then, those too that go over gradually. */
    private static final String SETTLED = """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const changes = document.getAnimations().filter(one => one instanceof CSSTransition);
              await Promise.all(changes.map(one => one.finished.catch(() => {})));
            }""";

    private final List<String> findings = new ArrayList<>();

    static Looks open() throws IOException {
        Files.createDirectories(PICTURES);
        return new Looks();
    }

    private Looks() {}

    void at(Page page, String name) {
        look(page, name, NARROW, ColorScheme.DARK);
        if (ALL) {
            look(page, name, NARROW, ColorScheme.LIGHT);
            look(page, name, WIDE, ColorScheme.DARK);
        }
        look(page, name, WIDE, ColorScheme.LIGHT);
    }

    private void look(Page page, String name, int width, ColorScheme scheme) {
        page.setViewportSize(width, width == WIDE ? 900 : 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(SETTLED);
        String look = "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
        if (ALL) {
            save(page, look);
        }
        int wide = (int) page.evaluate("() => document.documentElement.scrollWidth");
        if (wide > width) {
            findings.add("%s is %d pixels wide".formatted(look, wide));
        }
        List<String> found = scheme == ColorScheme.LIGHT ? Axe.serious(page) : Axe.contrast(page);
        found.forEach(finding -> findings.add(look + ": " + finding));
    }

    private static void save(Page page, String look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(look + ".png"))
                .setFullPage(true));
    }

    /** What is wrong with any of them. */
    List<String> findings() {
        return List.copyOf(findings);
    }
}
