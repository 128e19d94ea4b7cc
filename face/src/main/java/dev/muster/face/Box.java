package dev.muster.face;

/** An upright rectangle in a picture, in pixels; it may reach over the picture's edge. */
public record Box(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double area() {
        return width * height;
    }

    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    /** The area that both cover. */
    public double overlap(Box other) {
        double w = Math.min(right(), other.right()) - Math.max(x, other.x);
        double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return w > 0 && h > 0 ? w * h : 0;
    }

    /** Intersection over union: 1 for equal boxes, 0 for boxes that do not touch. */
    public double iou(Box other) {
        double both = overlap(other);
        return both == 0 ? 0 : both / (area() + other.area() - both);
    }
}
