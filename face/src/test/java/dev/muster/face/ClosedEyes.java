package dev.muster.face;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;

/** Paints closed lids over the eyes of a portrait. */
final class ClosedEyes {
    private ClosedEyes() {}

    static BufferedImage on(BufferedImage portrait, Landmarks landmarks) {
        BufferedImage out = Photos.cropped(portrait, 0, 0, portrait.getWidth(), portrait.getHeight());
        Graphics2D graphics = out.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Point cheek = landmarks.points().get(29);
        graphics.setColor(new Color(portrait.getRGB((int) cheek.x(), (int) cheek.y())));
        for (int eye : new int[] {36, 42}) {
            Point left = landmarks.points().get(eye);
            Point right = landmarks.points().get(eye + 3);
            double width = left.distanceTo(right);
            double x = (left.x() + right.x()) / 2;
            double y = (left.y() + right.y()) / 2;
            Color lid = graphics.getColor();
            graphics.fill(new Ellipse2D.Double(x - 0.65 * width, y - 0.4 * width, 1.3 * width, 0.8 * width));
            graphics.setColor(lid.darker().darker());
            graphics.setStroke(new BasicStroke((float) (0.08 * width)));
            graphics.draw(new QuadCurve2D.Double(
                    left.x(), left.y() + 0.05 * width, x, y + 0.35 * width, right.x(), right.y() + 0.05 * width));
            graphics.setColor(lid);
        }
        graphics.dispose();
        return out;
    }
}
