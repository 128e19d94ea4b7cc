package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Banner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The latest sentences over the picture, each for some seconds. */
final class Banners {
    private static final int MOST = 3;
    private static final Duration RECORDED_FOR = Duration.ofSeconds(6);
    private static final Duration OTHERS_FOR = Duration.ofSeconds(4);
    private static final Duration FADING = Duration.ofMillis(700);

    private record Shown(Banner.Kind kind, String text, Instant until) {}

    private final List<Shown> banners = new ArrayList<>();

    /** Shows a sentence, on top of the others; the same one twice is shown once, and longer. */
    void add(Banner.Kind kind, String text, Instant now) {
        banners.removeIf(banner -> banner.text().equals(text) || now.isAfter(banner.until()));
        Duration time = kind == Banner.Kind.RECORDED ? RECORDED_FOR : OTHERS_FOR;
        banners.addFirst(new Shown(kind, text, now.plus(time)));
        while (banners.size() > MOST) {
            banners.removeLast();
        }
    }

    List<Banner> at(Instant now) {
        return banners.stream()
                .filter(banner -> now.isBefore(banner.until()))
                .map(banner -> new Banner(banner.kind(), banner.text(), opacity(banner, now)))
                .toList();
    }

    private static double opacity(Shown banner, Instant now) {
        double left = Duration.between(now, banner.until()).toMillis();
        return Math.clamp(left / FADING.toMillis(), 0, 1);
    }
}
