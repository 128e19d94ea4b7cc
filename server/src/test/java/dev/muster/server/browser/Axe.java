package dev.muster.server.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Deque's axe: looks for what keeps people with a keyboard, a screen reader or weak eyes away. */
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /** What is serious or critical on the page as it stands, one sentence each. */
    static List<String> serious(Page page) {
        return found(page, "{resultTypes: ['violations']}");
    }

    /** The same of its colours alone: all that is another in the dark. */
    static List<String> contrast(Page page) {
        return found(page, "{resultTypes: ['violations'], runOnly: ['color-contrast']}");
    }

    @SuppressWarnings("unchecked") // what a script gives back
    private static List<String> found(Page page, String options) {
        page.evaluate(SCRIPT);
        return (List<String>) Objects.requireNonNull(page.evaluate("""
                async () => {
                  const found = await axe.run(document, OPTIONS);
                  return found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
                      .flatMap(v => v.nodes.map(n => v.id + ' at ' + n.target.join(' ') + ': '
                          + n.failureSummary.replace(/\\s+/g, ' ')));
                }""".replace("OPTIONS", options)));
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
