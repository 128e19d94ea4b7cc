package dev.muster.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.camera.Capture.Captured;
import dev.muster.camera.Capture.Ended;
import dev.muster.frame.Frame;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovingPhotosTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void playsEachPhotoForTwoAndAHalfSecondsAndEnds() {
        MovingPhotos source = source(List.of(photo(Color.RED), photo(Color.BLUE)), 10);
        List<Captured> frames = all(source);

        assertThat(source.expectedFrames()).hasValue(50);
        assertThat(frames).hasSize(50);
        assertThat(frames.get(10).frame().time()).isEqualTo(START.plusSeconds(1));
        assertThat(frames.get(10).position()).hasSeconds(1);
        assertThat(source.next()).isEqualTo(new Ended());
        assertThat(source.live()).isFalse();
    }

    @Test
    void everyFrameIs1280By720WhateverThePhotosShape() {
        List<BufferedImage> photos = List.of(
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB),
                new BufferedImage(300, 900, BufferedImage.TYPE_BYTE_GRAY),
                new BufferedImage(2000, 100, BufferedImage.TYPE_3BYTE_BGR));
        assertThat(all(source(photos, 2)))
                .allSatisfy(captured -> assertThat(captured.frame().width()).isEqualTo(1280))
                .allSatisfy(captured -> assertThat(captured.frame().height()).isEqualTo(720));
    }

    @Test
    void playsTheSamePixelsEveryTime() {
        List<BufferedImage> photos = List.of(photo(Color.RED), photo(Color.GREEN));
        List<Captured> first = all(source(photos, 3));
        List<Captured> second = all(source(photos, 3));
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).frame().pixels())
                    .isEqualTo(first.get(i).frame().pixels());
        }
    }

    @Test
    void movesAllTheTime() {
        List<Captured> frames = all(source(List.of(photo(Color.RED)), 6));
        for (int i = 1; i < frames.size(); i++) {
            assertThat(frames.get(i).frame().pixels())
                    .isNotEqualTo(frames.get(i - 1).frame().pixels());
        }
    }

    @Test
    void fadesFromOnePhotoToTheNext() {
        List<Captured> frames = all(source(List.of(plain(Color.RED), plain(Color.BLUE)), 10));
        assertThat(middle(frames.get(0).frame())).isEqualTo(Color.RED);
        assertThat(middle(frames.get(49).frame())).isEqualTo(Color.BLUE);
        Color between = middle(frames.get(24).frame());
        assertThat(between.getRed()).isBetween(60, 220);
        assertThat(between.getBlue()).isBetween(60, 220);
    }

    @Test
    void framesCarryTheTimeOfProcessingWhenNoStartIsGiven() {
        try (MovingPhotos source = new MovingPhotos(List.of(plain(Color.RED)), 5, Optional.empty(), CLOCK)) {
            assertThat(((Captured) source.next()).frame().time()).isEqualTo(CLOCK.instant());
        }
    }

    @Test
    void endsOnceClosed() {
        MovingPhotos source = source(List.of(plain(Color.RED)), 5);
        source.next();
        source.close();
        assertThat(source.next()).isEqualTo(new Ended());
    }

    @Test
    void refusesNoPhotosAndNoSpeed() {
        assertThatIllegalArgumentException().isThrownBy(() -> source(List.of(), 25));
        assertThatIllegalArgumentException().isThrownBy(() -> source(List.of(plain(Color.RED)), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> source(List.of(plain(Color.RED)), Double.NaN));
    }

    private static MovingPhotos source(List<BufferedImage> photos, double framesPerSecond) {
        return new MovingPhotos(photos, framesPerSecond, Optional.of(START), CLOCK);
    }

    private static List<Captured> all(MovingPhotos source) {
        List<Captured> frames = new ArrayList<>();
        while (source.next() instanceof Captured captured) {
            frames.add(captured);
        }
        return frames;
    }

    private static Color middle(Frame frame) {
        int at = 3 * (360 * 1280 + 640);
        return new Color(
                frame.pixels().get(at) & 0xff,
                frame.pixels().get(at + 1) & 0xff,
                frame.pixels().get(at + 2) & 0xff);
    }

    private static BufferedImage plain(Color colour) {
        return photo(colour, colour);
    }

    private static BufferedImage photo(Color colour) {
        return photo(colour, Color.WHITE);
    }

    private static BufferedImage photo(Color from, Color to) {
        BufferedImage image = new BufferedImage(960, 640, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, from, 960, 640, to));
        g.fillRect(0, 0, 960, 640);
        g.dispose();
        return image;
    }
}
