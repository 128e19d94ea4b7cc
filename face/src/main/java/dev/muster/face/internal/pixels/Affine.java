package dev.muster.face.internal.pixels;

/**
 * An affine map of the plane: {@code (x, y) → (a·x + b·y + c, d·x + e·y + f)}.
 *
 * <p>Coordinates are continuous: the top left pixel covers 0 to 1, its centre is at 0.5.
 */
public record Affine(double a, double b, double c, double d, double e, double f) {

    /** Scales by {@code sx} and {@code sy}, then moves by {@code dx} and {@code dy}. */
    public static Affine scale(double sx, double sy, double dx, double dy) {
        return new Affine(sx, 0, dx, 0, sy, dy);
    }

    /** Maps the square from (0, 0) to (1, 1) onto a rectangle that is turned clockwise about its centre. */
    public static Affine rectangle(double centreX, double centreY, double width, double height, double radians) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return new Affine(
                width * cos,
                -height * sin,
                centreX - (width * cos - height * sin) / 2,
                width * sin,
                height * cos,
                centreY - (width * sin + height * cos) / 2);
    }

    /**
     * The similarity (rotation, scale, shift; no mirroring) that brings the points {@code from} closest to
     * {@code to} in the least-squares sense (Umeyama 1991).
     *
     * @param from at least two different points, as x, y, x, y, …
     * @param to as many points
     */
    public static Affine similarity(double[] from, double[] to) {
        int n = from.length / 2;
        double fx = 0;
        double fy = 0;
        double tx = 0;
        double ty = 0;
        for (int i = 0; i < n; i++) {
            fx += from[2 * i] / n;
            fy += from[2 * i + 1] / n;
            tx += to[2 * i] / n;
            ty += to[2 * i + 1] / n;
        }
        double spread = 0;
        double dot = 0;
        double cross = 0;
        for (int i = 0; i < n; i++) {
            double x = from[2 * i] - fx;
            double y = from[2 * i + 1] - fy;
            double u = to[2 * i] - tx;
            double v = to[2 * i + 1] - ty;
            spread += x * x + y * y;
            dot += x * u + y * v;
            cross += x * v - y * u;
        }
        if (spread == 0) {
            throw new IllegalArgumentException("expected points in different places, got " + n + " times the same");
        }
        double cos = dot / spread;
        double sin = cross / spread;
        return new Affine(cos, -sin, tx - cos * fx + sin * fy, sin, cos, ty - sin * fx - cos * fy);
    }

    public double x(double px, double py) {
        return a * px + b * py + c;
    }

    public double y(double px, double py) {
        return d * px + e * py + f;
    }

    /** The map that does this one after the other. */
    public Affine after(Affine first) {
        return new Affine(
                a * first.a + b * first.d,
                a * first.b + b * first.e,
                a * first.c + b * first.f + c,
                d * first.a + e * first.d,
                d * first.b + e * first.e,
                d * first.c + e * first.f + f);
    }

    /** The map back. */
    public Affine inverse() {
        double det = a * e - b * d;
        if (det == 0) {
            throw new IllegalArgumentException("a map onto a line has no way back");
        }
        return new Affine(e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det);
    }

    /** How much the map stretches lengths, at most. */
    public double stretch() {
        return Math.max(Math.hypot(a, d), Math.hypot(b, e));
    }
}
