package dev.muster.testkit.attack;

import java.util.Random;

/** A room with a webcam in it: what is held before the camera is lit, blurred, and made noisy. */
final class Room {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    /** Samples a side within each pixel of the camera. */
    private static final int SAMPLES = 2;
    /** Distance of the camera, in widths of its picture. */
    private static final double DISTANCE = 1.3;

    private final Random random;
    private final double face;
    private final double light;
    private final double[] wall;

    Room(Random random) {
        this.random = random;
        this.face = 150 + 70 * random.nextDouble();
        this.light = 0.85 + 0.2 * random.nextDouble();
        this.wall = random.doubles(3, 70, 190).toArray();
    }

    /** The camera's picture of a carrier at a place. */
    Pixels seen(Carrier carrier, Portrait portrait, HandMotion.Place place) {
        Pixels out = new Pixels(WIDTH, HEIGHT);
        Ray ray = new Ray(place, portrait, face / portrait.faceWidth());
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                expose(out, x, y, carrier, ray);
            }
        }
        Pixels blurred = out.blurred(0.08f);
        for (int i = 0; i < blurred.rgb.length; i++) {
            double grain = 1.2 + 0.12 * Math.sqrt(Math.max(blurred.rgb[i], 0));
            blurred.rgb[i] += (float) (grain * random.nextGaussian());
        }
        return blurred;
    }

    private void expose(Pixels out, int x, int y, Carrier carrier, Ray ray) {
        for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
            double px = x + (sample % SAMPLES + 0.5) / SAMPLES;
            double py = y + (Math.floorDiv(sample, SAMPLES) + 0.5) / SAMPLES;
            double u = ray.x(px, py);
            double v = ray.y(px, py);
            double shade = light * (1.05 - 0.15 * px / WIDTH);
            for (int c = 0; c < Pixels.CHANNELS; c++) {
                float value = carrier.at(u, v, c);
                double seen = value == Carrier.NOTHING ? wall(px, py, c) : value * shade;
                out.rgb[Pixels.CHANNELS * (y * WIDTH + x) + c] += (float) (seen / (SAMPLES * SAMPLES));
            }
        }
    }

    /** A wall with a shelf and a door. */
    private double wall(double x, double y, int channel) {
        double shade = wall[channel] * (0.8 + 0.4 * y / HEIGHT);
        boolean shelf = y > 90 && y < 104;
        boolean door = x > 520 && x < 528;
        return shelf || door ? shade * 0.55 : shade;
    }

    /** From the camera's pixels to the carrier, a plane that is turned in space. */
    private static final class Ray {
        private final Portrait portrait;
        private final double middleX;
        private final double middleY;
        private final double cos;
        private final double sin;
        private final double slopeX;
        private final double slopeY;
        private final double scaleX;
        private final double scaleY;

        Ray(HandMotion.Place place, Portrait portrait, double scale) {
            this.portrait = portrait;
            middleX = WIDTH / 2.0 + place.dx() * WIDTH;
            middleY = HEIGHT / 2.0 + place.dy() * WIDTH;
            cos = Math.cos(place.roll());
            sin = Math.sin(place.roll());
            slopeX = Math.tan(place.yaw()) / (DISTANCE * WIDTH);
            slopeY = Math.tan(place.pitch()) / (DISTANCE * WIDTH);
            scaleX = scale * place.scale() * Math.cos(place.yaw());
            scaleY = scale * place.scale() * Math.cos(place.pitch());
        }

        double x(double px, double py) {
            double u = (px - middleX) * cos + (py - middleY) * sin;
            return portrait.faceX() + u / (depth(px, py) * scaleX);
        }

        double y(double px, double py) {
            double v = (py - middleY) * cos - (px - middleX) * sin;
            return portrait.faceY() + v / (depth(px, py) * scaleY);
        }

        private double depth(double px, double py) {
            double u = (px - middleX) * cos + (py - middleY) * sin;
            double v = (py - middleY) * cos - (px - middleX) * sin;
            return 1 - u * slopeX - v * slopeY;
        }
    }
}
