package dev.muster.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One Chromium of the system's, with a film in place of a camera or with none at all. For one thread. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");
    /** The machine may be busy with much else. */
    private static final double PATIENCE = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final String portal;

    private Chromium(Playwright playwright, Browser browser, String portal) {
        this.playwright = playwright;
        this.browser = browser;
        this.portal = portal;
    }

    /** A browser without any camera. */
    static Chromium without(String portal) {
        return launch(portal, List.of("--use-fake-ui-for-media-stream"));
    }

    /** A browser whose camera plays a film, again and again. */
    static Chromium withCamera(String portal, Path film) {
        return launch(
                portal,
                List.of(
                        "--use-fake-ui-for-media-stream",
                        "--use-fake-device-for-media-stream",
                        "--use-file-for-fake-video-capture=" + film));
    }

    private static Chromium launch(String portal, List<String> camera) {
        Path program = program();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(camera);
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(arguments));
        return new Chromium(playwright, browser, portal);
    }

    /** A visitor at a desk. */
    BrowserContext visitor() {
        return visitor(1440, ColorScheme.LIGHT, Optional.empty());
    }

    /** A visitor with a screen of a width, who likes it light or dark, and who may be signed in already. */
    BrowserContext visitor(int width, ColorScheme scheme, Optional<String> session) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setBaseURL(portal)
                .setViewportSize(width, width < 600 ? 844 : 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setPermissions(List.of("camera"));
        session.ifPresent(options::setStorageState);
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        return context;
    }

    private static Path program() {
        Stream<Path> folders = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(Path::of);
        List<Path> places = folders.toList();
        return NAMES.stream()
                .flatMap(name -> places.stream().map(place -> place.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> Assumptions.abort("no Chromium here; on Debian: apt install chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
