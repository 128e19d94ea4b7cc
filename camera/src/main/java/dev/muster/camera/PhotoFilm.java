package dev.muster.camera;

import dev.muster.frame.Frame;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Photos as a moving picture: a slow pan and zoom over each, and a short fade to the next. */
final class PhotoFilm {
    static final Duration EACH = Duration.ofMillis(2500);

    private static final double SECONDS_EACH = EACH.toMillis() / 1000.0;
    private static final double FADE_SECONDS = 0.3;

    private final List<PannedPhoto> photos;
    private final int width;
    private final int height;

    /**
     * The film.
     *
     * @param photos of any size, at least one
     * @param width of its pictures
     * @param height of its pictures
     */
    PhotoFilm(List<BufferedImage> photos, int width, int height) {
        this.photos = photos.stream()
                .map(photo -> new PannedPhoto(photo, width, height))
                .toList();
        this.width = width;
        this.height = height;
    }

    /** How long it takes to show each photo once. */
    double seconds() {
        return photos.size() * SECONDS_EACH;
    }

    /**
     * The picture at a moment.
     *
     * @param again whether the first photo follows the last
     */
    Frame at(double seconds, boolean again, Instant time) {
        int shown = (int) (seconds / SECONDS_EACH);
        if (again) {
            shown %= photos.size();
        }
        shown = Math.min(photos.size() - 1, shown);
        double within = again ? seconds % SECONDS_EACH : seconds - shown * SECONDS_EACH;
        byte[] rgb = new byte[width * height * 3];
        photos.get(shown).draw(shown, progress(within), 1, rgb);
        double fade = (within - SECONDS_EACH + FADE_SECONDS) / FADE_SECONDS;
        int next = again ? (shown + 1) % photos.size() : shown + 1;
        if (fade > 0 && next < photos.size()) {
            photos.get(next).draw(next, progress(within - SECONDS_EACH), fade, rgb);
        }
        return Frame.of(width, height, rgb, time);
    }

    /** How far a pan has come, 0 to 1; it begins with the fade in and ends with the fade out. */
    private static double progress(double secondsShown) {
        return (secondsShown + FADE_SECONDS) / (SECONDS_EACH + FADE_SECONDS);
    }
}
