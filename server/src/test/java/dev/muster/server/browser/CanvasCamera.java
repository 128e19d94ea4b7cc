package dev.muster.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.muster.server.liveface.PuppetFrames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A browser's camera that is a canvas: it shows a puppet that does what the page asks. */
final class CanvasCamera {
    /** How often a face is tried again: a busy machine may miss a short movement. */
    private static final int TRIES = 4;
    /** An attempt may last a minute, and wait for its turn before. */
    private static final double ATTEMPT_MILLIS = 120_000;

    private final PuppetFrames frames;

    CanvasCamera(PuppetFrames frames) {
        this.frames = frames;
    }

    /** A visitor with such a camera. */
    BrowserContext visitor(Chromium chromium) {
        BrowserContext context = chromium.visitor();
        context.route("**/test-frames/*.jpg", this::serve);
        context.addInitScript(script("canvas-camera.js"));
        return context;
    }

    /** A visitor whose camera shows a film once an attempt begins. */
    static BrowserContext visitor(Chromium chromium, List<byte[]> film) {
        BrowserContext context = chromium.visitor();
        context.route(
                "**/test-frames/count.json",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"count\": %d}".formatted(film.size()))));
        context.route("**/test-frames/*.jpg", route -> {
            int number = Integer.parseInt(route.request().url().replaceAll(".*/|\\.jpg$", ""));
            route.fulfill(
                    new Route.FulfillOptions().setContentType("image/jpeg").setBodyBytes(film.get(number)));
        });
        context.addInitScript(script("film-camera.js"));
        return context;
    }

    /** Does what the page of the live face asks, until it leads on. */
    static void showTheFace(Page page) {
        for (int i = 0; i < TRIES && page.url().contains("/face"); i++) {
            TestPortal.press(page, i == 0 ? "Start the camera" : "Try again");
            page.waitForFunction(
                    "() => !location.pathname.startsWith('/face') || ["
                            + "...document.querySelectorAll('button')].some(one => one.textContent.trim() === 'Try again' && !one.disabled && one.offsetParent)",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(ATTEMPT_MILLIS));
        }
        page.waitForURL(url -> url.endsWith("/home"));
    }

    private void serve(Route route) {
        String name = route.request().url().replaceAll(".*/|\\.jpg$", "");
        String[] parts = name.split("-", -1);
        byte[] jpeg = frames.frame(
                parts[0].equals("REST") ? "" : parts[0],
                Double.parseDouble(parts[1]),
                Boolean.parseBoolean(parts[2]),
                Integer.parseInt(parts[3]));
        route.fulfill(new Route.FulfillOptions().setContentType("image/jpeg").setBodyBytes(jpeg));
    }

    /** A script of the tests' own. */
    static String script(String name) {
        try (InputStream script = Objects.requireNonNull(CanvasCamera.class.getResourceAsStream("/browser/" + name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
