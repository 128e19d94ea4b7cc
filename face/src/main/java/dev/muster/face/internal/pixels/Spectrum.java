package dev.muster.face.internal.pixels;

import java.util.Arrays;

/** The power spectrum of a square picture whose side is a power of two. */
public final class Spectrum {
    private final int side;
    private final double[] power;

    private Spectrum(int side, double[] power) {
        this.side = side;
        this.power = power;
    }

    /**
     * The spectrum of a picture under a Hann window, its mean taken off.
     *
     * @param values {@code side * side} of them
     */
    public static Spectrum of(float[] values, int side) {
        if (Integer.bitCount(side) != 1 || values.length != side * side) {
            throw new IllegalArgumentException(
                    "expected a square with a side of a power of two, got %d values".formatted(values.length));
        }
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double[] real = new double[values.length];
        double[] imaginary = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            real[i] = (values[i] - mean) * hann(i % side, side) * hann(i / side, side);
        }
        for (int i = 0; i < side; i++) {
            transform(real, imaginary, i * side, 1, side);
        }
        for (int i = 0; i < side; i++) {
            transform(real, imaginary, i, side, side);
        }
        for (int i = 0; i < real.length; i++) {
            real[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        return new Spectrum(side, real);
    }

    /** The power at a frequency: so many waves across and down. */
    double power(int across, int down) {
        return power[down * side + across];
    }

    private static double hann(int at, int side) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * (at + 0.5) / side);
    }

    /** Cooley and Tukey, in place, over every {@code step}-th value from {@code from}. */
    private static void transform(double[] real, double[] imaginary, int from, int step, int count) {
        for (int i = 1, j = 0; i < count; i++) {
            int bit = count >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(real, from + i * step, from + j * step);
                swap(imaginary, from + i * step, from + j * step);
            }
        }
        for (int length = 2; length <= count; length <<= 1) {
            for (int start = 0; start < count; start += length) {
                butterflies(real, imaginary, from + start * step, step, length);
            }
        }
    }

    private static void butterflies(double[] real, double[] imaginary, int from, int step, int length) {
        for (int k = 0; k < length / 2; k++) {
            double angle = -2 * Math.PI * k / length;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            int a = from + k * step;
            int b = a + length / 2 * step;
            double u = real[b] * cos - imaginary[b] * sin;
            double v = real[b] * sin + imaginary[b] * cos;
            real[b] = real[a] - u;
            imaginary[b] = imaginary[a] - v;
            real[a] += u;
            imaginary[a] += v;
        }
    }

    private static void swap(double[] values, int a, int b) {
        double swap = values[a];
        values[a] = values[b];
        values[b] = swap;
    }

    /**
     * How far the strongest regular pattern stands out: the greatest power over the median of all of about the same
     * frequency. The axes are left out: compression's blocks, scan lines and upright edges all lie there.
     *
     * @param lowest frequency that counts, in cycles a pixel
     * @param highest frequency across or down that counts: above it lies what is left of pixels that were doubled
     */
    public double peak(double lowest, double highest) {
        int rings = side / 2;
        double[] medians = new double[rings + 1];
        for (int ring = 0; ring <= rings; ring++) {
            medians[ring] = median(ring);
        }
        double greatest = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x <= side / 2; x++) {
                int ring = ring(x, y);
                boolean counts = ring >= lowest * side && Math.max(x, Math.abs(signed(y))) <= highest * side;
                if (counts && ring <= rings && !onAxis(x, y)) {
                    greatest = Math.max(greatest, power[y * side + x] / Math.max(medians[ring], 1e-9));
                }
            }
        }
        return greatest;
    }

    private double median(int ring) {
        double[] found = new double[side * side];
        int count = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x <= side / 2; x++) {
                if (Math.abs(ring(x, y) - ring) <= 1) {
                    found[count++] = power[y * side + x];
                }
            }
        }
        Arrays.sort(found, 0, count);
        return count == 0 ? 0 : found[count / 2];
    }

    private int ring(int x, int y) {
        return (int) Math.round(Math.hypot(x, signed(y)));
    }

    private int signed(int y) {
        return y > side / 2 ? y - side : y;
    }

    private boolean onAxis(int x, int y) {
        return x <= 1 || Math.abs(signed(y)) <= 1;
    }
}
