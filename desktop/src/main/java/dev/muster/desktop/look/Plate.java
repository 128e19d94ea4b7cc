package dev.muster.desktop.look;

import dev.muster.overlay.Overlay;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JPanel;

/** A line of a list, on a plate with round corners, which shows whether it is chosen and has the keyboard. */
public abstract class Plate extends JPanel {
    private static final long serialVersionUID = 1L;

    private Color plate = Look.side();
    private boolean focused;

    protected Plate(LayoutManager layout) {
        super(layout);
    }

    /** Its corners show what is behind. */
    @Override
    public final boolean isOpaque() {
        return false;
    }

    /** From the next painting on. */
    protected final void show(Color colour, boolean keyboard) {
        plate = colour;
        focused = keyboard;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        Overlay.smooth(g);
        double round = Look.px(12);
        g.setColor(plate);
        g.fill(new RoundRectangle2D.Double(0, 0, getWidth(), getHeight(), round, round));
        if (focused) {
            g.setColor(Look.good());
            g.draw(new RoundRectangle2D.Double(0.5, 0.5, getWidth() - 1.5, getHeight() - 1.5, round, round));
        }
        g.dispose();
    }
}
