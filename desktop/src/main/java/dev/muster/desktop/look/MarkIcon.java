package dev.muster.desktop.look;

import dev.muster.overlay.Mark;
import dev.muster.overlay.Overlay;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.Icon;

/** A mark as an icon of a size in the window's units. */
public record MarkIcon(Mark mark, Color colour, int size) implements Icon {
    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D g = (Graphics2D) graphics.create();
        Overlay.smooth(g);
        g.setColor(colour);
        mark.paint(g, x, y, size);
        g.dispose();
    }

    @Override
    public int getIconWidth() {
        return size;
    }

    @Override
    public int getIconHeight() {
        return size;
    }
}
