package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.muster.server.liveface.FacePortal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip of a real person before the camera of a real browser, judged by the shipped limits. */
@Tag("real-time")
final class FilmStoryTest {
    private static final double RATE = 15;

    @TempDir
    private Path folder;

    @Test
    void aRealPersonSignsInByPasswordAndLiveFace() throws Exception {
        Optional<FacePortal.Film> film = FacePortal.Film.of("expression-d12.mp4", RATE);
        Assumptions.assumeTrue(film.isPresent(), "no clips beside the project");
        // The prompts are those that this clip happens to do.
        try (FacePortal portal = FacePortal.asking(folder, "BLINK TURN_RIGHT");
                Chromium chromium = Chromium.without(portal.portal.portal().url());
                BrowserContext context =
                        CanvasCamera.visitor(chromium, film.get().pictures())) {
            portal.enrolled("man", film.get().first());
            Page page = context.newPage();
            TestPortal.signIn(page, "man", dev.muster.server.TestPortal.PASSWORD);
            CanvasCamera.showTheFace(page);
            assertThat(page.locator("h1").first()).isVisible();
        }
    }
}
