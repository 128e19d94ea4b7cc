package dev.muster.overlay;

import dev.muster.attendance.Scene;
import dev.muster.attendance.Sighting;
import dev.muster.face.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws boxes and names over a picture; needs no screen. */
public final class Overlay {
    private static final Color HALO = new Color(0, 0, 0, 110);
    /** Type gets smaller, step by step, while labels would cover each other. */
    private static final double[] TYPE_SIZES = {1, 0.82, 0.68};

    private Overlay() {}

    /** The scene's picture at its own size, with a box and a label for each face. */
    public static BufferedImage draw(Scene scene) {
        BufferedImage image = scene.frame().toImage();
        Graphics2D g = image.createGraphics();
        paint(g, new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()), scene);
        g.dispose();
        return image;
    }

    /**
     * Draws the boxes and labels alone, over a picture that was drawn already.
     *
     * @param area where the scene's picture lies; lines and type follow this size, not the frame's
     */
    public static void paint(Graphics2D graphics, Rectangle2D area, Scene scene) {
        if (scene.sightings().isEmpty() || area.isEmpty()) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        smooth(g);
        g.clip(area);
        double scale = area.getWidth() / scene.frame().width();
        List<Sighting> sightings = byImportance(scene.sightings());
        List<Rectangle2D> boxes = sightings.stream()
                .map(sighting -> placed(sighting.box(), scale, area))
                .toList();
        for (int i = sightings.size() - 1; i >= 0; i--) {
            paintBox(g, boxes.get(i), sightings.get(i), area);
        }
        paintLabels(g, area, sightings, boxes);
        g.dispose();
    }

    /** Sets a pen up for smooth lines and type. */
    public static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Who was just recorded gets the best place, and the same faces keep theirs from frame to frame. */
    private static List<Sighting> byImportance(List<Sighting> sightings) {
        return sightings.stream()
                .sorted(Comparator.comparing(Sighting::state).reversed().thenComparingLong(Sighting::track))
                .toList();
    }

    private static Rectangle2D placed(Box box, double scale, Rectangle2D area) {
        return new Rectangle2D.Double(
                area.getX() + box.x() * scale,
                area.getY() + box.y() * scale,
                box.width() * scale,
                box.height() * scale);
    }

    private static void paintBox(Graphics2D g, Rectangle2D box, Sighting sighting, Rectangle2D area) {
        SightingStyle style = SightingStyle.of(sighting.state());
        float thickness = (float) Math.max(1.5, 0.0042 * shortSide(area));
        double round = Math.min(box.getWidth(), box.getHeight()) * 0.22;
        RoundRectangle2D outline =
                new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), round, round);
        g.setColor(HALO);
        g.setStroke(style.halo(thickness));
        g.draw(outline);
        g.setColor(style.line());
        g.setStroke(style.stroke(thickness));
        g.draw(outline);
    }

    private static void paintLabels(Graphics2D g, Rectangle2D area, List<Sighting> sightings, List<Rectangle2D> boxes) {
        for (double size : TYPE_SIZES) {
            double type = typeSize(area, size);
            Rectangle2D inner = inset(area, type * 0.25);
            LabelPlaces places = new LabelPlaces(inner, type * 0.3, boxes);
            List<Label> labels = new ArrayList<>();
            List<Rectangle2D> found = new ArrayList<>();
            for (int i = 0; i < sightings.size(); i++) {
                double widest = Math.min(inner.getWidth(), Math.max(inner.getWidth() * 0.45, type * 16));
                Label label = new Label(sightings.get(i), type, widest, g.getFontRenderContext());
                labels.add(label);
                found.add(places.take(boxes.get(i), label.width(), label.height()));
            }
            if (!places.crowded() || size == TYPE_SIZES[TYPE_SIZES.length - 1]) {
                for (int i = labels.size() - 1; i >= 0; i--) {
                    labels.get(i).paint(g, found.get(i));
                }
                return;
            }
        }
    }

    /** Type that can be read on a picture of this size: 10 pixels at 180 lines, 20 at 720, 51 at 2160. */
    private static double typeSize(Rectangle2D area, double factor) {
        double readable = Math.max(10, factor * (4 + 0.022 * shortSide(area)));
        return Math.min(readable, area.getHeight() / 3);
    }

    private static double shortSide(Rectangle2D area) {
        return Math.min(area.getWidth(), area.getHeight());
    }

    private static Rectangle2D inset(Rectangle2D area, double margin) {
        return new Rectangle2D.Double(
                area.getX() + margin,
                area.getY() + margin,
                area.getWidth() - 2 * margin,
                area.getHeight() - 2 * margin);
    }
}
