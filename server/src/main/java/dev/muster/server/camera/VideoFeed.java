package dev.muster.server.camera;

import dev.muster.server.live.Sight;
import dev.muster.server.security.LiveConnections;
import dev.muster.server.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A camera with boxes and names, as motion JPEG: what browsers show in an {@code img}. */
@Controller
class VideoFeed {
    private static final int MOST_VIEWERS = 200;
    private static final String BOUNDARY = "muster-frame";
    /** A viewer who went away is noticed when something is written. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

    private final CameraService cameras;
    private final LiveConnections connections;
    private final MessageSource texts;
    private final AtomicInteger viewers = new AtomicInteger();

    VideoFeed(CameraService cameras, LiveConnections connections, MessageSource texts) {
        this.cameras = cameras;
        this.connections = connections;
        this.texts = texts;
    }

    int viewers() {
        return viewers.get();
    }

    @GetMapping("/video_feed")
    @PreAuthorize("isAuthenticated()")
    void feed(
            @RequestParam(required = false) Optional<String> camera,
            Viewer viewer,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setHeader("Cache-Control", "no-store");
        Optional<CameraRun> run = cameras.find(camera);
        if (run.isEmpty()) {
            still(response, HttpServletResponse.SC_NOT_FOUND, camera.isPresent() ? "gone" : "none", locale);
        } else if (viewers.incrementAndGet() > MOST_VIEWERS) {
            viewers.decrementAndGet();
            still(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "full", locale);
        } else {
            try {
                stream(run.get().broadcast(), Sight.of(viewer), request, response);
            } finally {
                viewers.decrementAndGet();
            }
        }
    }

    private void still(HttpServletResponse response, int status, String words, Locale locale) throws IOException {
        byte[] jpeg = StillPicture.of(
                texts.getMessage("camera.feed." + words + ".title", null, locale),
                texts.getMessage("camera.feed." + words + ".text", null, locale));
        response.setStatus(status);
        response.setContentType(MediaType.IMAGE_JPEG_VALUE);
        response.setContentLength(jpeg.length);
        response.getOutputStream().write(jpeg);
    }

    private void stream(Broadcast broadcast, Sight sight, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = Thread.currentThread();
        LiveConnections.Connection connection = connections.open(LiveConnections.originOf(request), () -> {
            over.set(true);
            writer.interrupt();
        });
        try {
            response.setContentType("multipart/x-mixed-replace; boundary=" + BOUNDARY);
            OutputStream out = response.getOutputStream();
            out.write(ascii("--" + BOUNDARY + "\r\n"));
            write(broadcast, sight, out, over);
        } catch (IOException _) {
            // The viewer went away.
        } catch (InterruptedException e) {
            if (!over.get()) {
                throw e;
            }
        } finally {
            connection.close();
        }
    }

    /** A slow viewer skips pictures: after each one the newest follows, however many there were. */
    private static void write(Broadcast broadcast, Sight sight, OutputStream out, AtomicBoolean over)
            throws IOException, InterruptedException {
        long last = 0;
        while (!over.get()) {
            Optional<Shown> shown = broadcast.after(last, LONGEST_SILENCE);
            if (shown.isEmpty()) {
                return;
            }
            last = shown.get().number();
            byte[] jpeg = shown.get().jpeg(sight);
            if (over.get()) {
                return;
            }
            // The boundary comes right after the picture: browsers show it only then.
            out.write(ascii("Content-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n"));
            out.write(jpeg);
            out.write(ascii("\r\n--" + BOUNDARY + "\r\n"));
            out.flush();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
