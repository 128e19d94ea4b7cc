package dev.muster.overlay;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds a place for each label: inside the picture, beside its own box, off the others where that can be. */
final class LabelPlaces {
    private static final int RINGS = 4;

    private final Rectangle2D area;
    private final double gap;
    private final List<Rectangle2D> boxes;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /**
     * @param area the picture
     * @param gap between a box and its label
     * @param boxes every face, so that a label keeps off the others' faces
     */
    LabelPlaces(Rectangle2D area, double gap, List<Rectangle2D> boxes) {
        this.area = area;
        this.gap = gap;
        this.boxes = List.copyOf(boxes);
    }

    /** Takes the best free place for a label of the given size. */
    Rectangle2D take(Rectangle2D box, double width, double height) {
        Rectangle2D best = inside(box.getX(), box.getY(), width, height);
        double least = Double.MAX_VALUE;
        List<Rectangle2D> places = candidates(box, width, height);
        for (int i = 0; i < places.size(); i++) {
            double cost = cost(places.get(i), box) + 0.15 * i;
            if (cost < least) {
                least = cost;
                best = places.get(i);
            }
        }
        taken.add(best);
        return best;
    }

    /** Whether some label had to be laid over another. */
    boolean crowded() {
        for (int i = 0; i < taken.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (overlap(taken.get(i), taken.get(j)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Above first, then below, beside, over the face's own edge, and ever further off. */
    private List<Rectangle2D> candidates(Rectangle2D box, double width, double height) {
        double left = box.getX();
        double right = box.getMaxX() - width;
        double above = box.getY() - gap - height;
        double below = box.getMaxY() + gap;
        List<Rectangle2D> places = new ArrayList<>();
        for (double y : new double[] {above, below}) {
            places.add(inside(left, y, width, height));
            places.add(inside(right, y, width, height));
        }
        for (double y : new double[] {box.getY(), box.getMaxY() - height}) {
            places.add(inside(box.getMaxX() + gap, y, width, height));
            places.add(inside(left - gap - width, y, width, height));
        }
        places.add(inside(left, box.getMaxY() - height, width, height));
        for (int ring = 1; ring <= RINGS; ring++) {
            double further = ring * (height + gap);
            places.add(inside(left, above - further, width, height));
            places.add(inside(left, below + further, width, height));
        }
        return places;
    }

    private Rectangle2D inside(double x, double y, double width, double height) {
        double left = Math.max(area.getX(), Math.min(x, area.getMaxX() - width));
        double top = Math.max(area.getY(), Math.min(y, area.getMaxY() - height));
        return new Rectangle2D.Double(left, top, width, height);
    }

    private double cost(Rectangle2D place, Rectangle2D own) {
        double size = place.getWidth() * place.getHeight();
        double cost = 0;
        for (Rectangle2D label : taken) {
            double both = overlap(place, label);
            cost += both > 0 ? 50 + 100 * both / size : 0;
        }
        for (Rectangle2D box : boxes) {
            cost += (box.equals(own) ? 3 : 6) * overlap(place, box) / size;
        }
        return cost;
    }

    private static double overlap(Rectangle2D a, Rectangle2D b) {
        Rectangle2D both = a.createIntersection(b);
        return both.isEmpty() ? 0 : both.getWidth() * both.getHeight();
    }
}
