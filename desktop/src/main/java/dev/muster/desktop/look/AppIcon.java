package dev.muster.desktop.look;

import dev.muster.overlay.Mark;
import dev.muster.overlay.Overlay;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** The program's picture in the task bar: a check mark on green. */
public final class AppIcon {
    private AppIcon() {}

    public static List<Image> images() {
        return IntStream.of(16, 32, 48, 64, 128, 256).mapToObj(AppIcon::image).toList();
    }

    /** Of a size in pixels. */
    public static Image image(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        Overlay.smooth(g);
        g.setColor(Look.GREEN);
        g.fill(new RoundRectangle2D.Double(0, 0, size, size, size * 0.4, size * 0.4));
        g.setColor(Color.WHITE);
        Mark.CHECK.paint(g, size * 0.2, size * 0.2, size * 0.6);
        g.dispose();
        return image;
    }
}
