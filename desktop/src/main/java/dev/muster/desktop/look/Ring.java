package dev.muster.desktop.look;

import dev.muster.overlay.Mark;
import dev.muster.overlay.Overlay;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** A countdown as a ring that empties clockwise, with the seconds or a mark within. */
public final class Ring extends JComponent {
    private static final long serialVersionUID = 1L;

    private final int size;
    private transient Countdown countdown = Countdown.OVER;
    private transient Optional<Mark> mark = Optional.empty();
    private Color colour = Look.quietText();

    /** @param size of the design, to be scaled */
    public Ring(int size) {
        this.size = Look.px(size);
        setPreferredSize(new Dimension(this.size, this.size));
        setMinimumSize(getPreferredSize());
        setMaximumSize(getPreferredSize());
        getAccessibleContext().setAccessibleName("Time left");
    }

    /** Shows the seconds. */
    public void show(Countdown now) {
        show(now, Optional.empty(), now.isUrgent() ? Look.bad() : Look.good());
    }

    /** Shows a mark in place of the seconds. */
    public void show(Countdown now, Mark shown, Color inColour) {
        show(now, Optional.of(shown), inColour);
    }

    private void show(Countdown now, Optional<Mark> shown, Color inColour) {
        if (now.seconds() != countdown.seconds() || !shown.equals(mark)) {
            getAccessibleContext().setAccessibleDescription(now.spoken());
        }
        countdown = now;
        mark = shown;
        colour = inColour;
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        paint(g, (getWidth() - size) / 2.0, (getHeight() - size) / 2.0);
        g.dispose();
    }

    private void paint(Graphics2D g, double left, double top) {
        Overlay.smooth(g);
        double width = Math.max(2.5, size * 0.075);
        double inner = size - width - 2;
        double x = left + (size - inner) / 2;
        double y = top + (size - inner) / 2;
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Look.line());
        g.draw(new Ellipse2D.Double(x, y, inner, inner));
        g.setColor(colour);
        if (countdown.share() > 0) {
            double sweep = 360 * countdown.share();
            g.draw(new Arc2D.Double(x, y, inner, inner, 90 - (360 - sweep), -sweep, Arc2D.OPEN));
        }
        if (mark.isPresent()) {
            double side = size * 0.36;
            mark.get().paint(g, left + (size - side) / 2, top + (size - side) / 2, side);
        } else {
            paintSeconds(g, left, top);
        }
    }

    private void paintSeconds(Graphics2D g, double left, double top) {
        Font font = Look.type(1, Font.BOLD).deriveFont((float) (size * 0.34));
        TextLayout text = new TextLayout(String.valueOf(countdown.seconds()), font, g.getFontRenderContext());
        g.setColor(countdown.isUrgent() ? colour : Look.text());
        double height = text.getBounds().getHeight();
        text.draw(g, (float) (left + (size - text.getAdvance()) / 2), (float) (top + (size + height) / 2));
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new Spoken();
        }
        return accessibleContext;
    }

    /** A component of its own kind has no role unless it says so. */
    private final class Spoken extends AccessibleJComponent {
        private static final long serialVersionUID = 1L;

        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.PROGRESS_BAR;
        }
    }
}
