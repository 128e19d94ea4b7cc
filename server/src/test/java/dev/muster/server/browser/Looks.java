package dev.muster.server.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page in the middle of a story, narrow and wide, light and dark: saved as pictures, measured, looked at by axe. */
final class Looks {
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int WIDE = 1440;

    private final List<String> findings = new ArrayList<>();

    static Looks open() throws IOException {
        Files.createDirectories(PICTURES);
        return new Looks();
    }

    private Looks() {}

    void at(Page page, String name) {
        for (int width : List.of(390, WIDE)) {
            page.setViewportSize(width, width == WIDE ? 900 : 844);
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                // The new colours are painted by then.
                page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
                look(page, "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)), width, scheme);
            }
        }
    }

    private void look(Page page, String name, int width, ColorScheme scheme) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        int wide = (int) page.evaluate("() => document.documentElement.scrollWidth");
        if (wide > width) {
            findings.add("%s is %d pixels wide".formatted(name, wide));
        }
        if (width == WIDE) {
            List<String> found = scheme == ColorScheme.LIGHT ? Axe.serious(page) : Axe.contrast(page);
            found.forEach(finding -> findings.add(name + ": " + finding));
        }
    }

    /** What is wrong with any of them. */
    List<String> findings() {
        return List.copyOf(findings);
    }
}
