package dev.muster.face;

/** A place in a picture, in pixels from the top left corner of the upright picture. */
public record Point(double x, double y) {

    /** Distance in pixels. */
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /** The point half way. */
    public Point middle(Point other) {
        return new Point((x + other.x) / 2, (y + other.y) / 2);
    }
}
