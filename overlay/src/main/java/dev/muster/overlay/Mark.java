package dev.muster.overlay;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Small signs drawn as shapes, so that they do not depend on a font having them. */
public enum Mark {
    CHECK,
    DOT,
    RING,
    DOTS,
    QUESTION,
    WARNING,
    SQUARE;

    /** Draws the sign in the graphics' colour, inside a square. */
    public void paint(Graphics2D g, double x, double y, double size) {
        Graphics2D pen = (Graphics2D) g.create();
        pen.translate(x, y);
        pen.scale(size / 16, size / 16);
        switch (this) {
            case CHECK -> strokePath(pen, 2.6f, 2.5, 8.5, 6.5, 12.5, 13.5, 4);
            case DOT -> pen.fill(circle(8, 8, 4.5));
            case RING -> paintRing(pen);
            case DOTS -> paintDots(pen);
            case QUESTION -> paintQuestion(pen);
            case WARNING -> paintWarning(pen);
            case SQUARE -> pen.fill(new Rectangle2D.Double(4, 4, 8, 8));
        }
        pen.dispose();
    }

    static Mark of(SightingStyle style) {
        return switch (style) {
            case LOOKING -> DOTS;
            case SUSPECTED -> WARNING;
            case UNKNOWN -> QUESTION;
            case IDENTIFIED -> DOT;
            case RECORDED -> CHECK;
        };
    }

    private static void paintRing(Graphics2D pen) {
        pen.setStroke(new BasicStroke(2));
        pen.draw(circle(8, 8, 4));
    }

    private static void paintDots(Graphics2D pen) {
        for (double x : new double[] {3, 8, 13}) {
            pen.fill(circle(x, 8.5, 1.7));
        }
    }

    private static void paintQuestion(Graphics2D pen) {
        Path2D hook = new Path2D.Double();
        hook.moveTo(4.6, 5.2);
        hook.curveTo(4.6, 0.6, 11.6, 0.6, 11.6, 5.2);
        hook.curveTo(11.6, 7.6, 8.1, 7.8, 8.1, 10.6);
        pen.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(hook);
        pen.fill(circle(8.1, 14, 1.4));
    }

    private static void paintWarning(Graphics2D pen) {
        strokePath(pen, 1.8f, 8, 2, 15, 14, 1, 14, 8, 2);
        strokePath(pen, 1.8f, 8, 6.8, 8, 9.6);
        pen.fill(circle(8, 12, 1));
    }

    private static void strokePath(Graphics2D pen, float width, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        pen.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(path);
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
