package dev.muster.server.camera;

import dev.muster.frame.JpegEncoder;
import dev.muster.overlay.Overlay;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture of words, where there is none of a camera. */
final class StillPicture {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int MARGIN = 80;
    private static final int MOST_LINES = 4;
    private static final double QUALITY = 0.85;

    private StillPicture() {}

    /** As a JPEG file. */
    static byte[] of(String title, String text) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        Overlay.smooth(g);
        g.setColor(new Color(0x10171A));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(0xE7EEEF));
        int y = paint(g, title, new Font(Font.SANS_SERIF, Font.BOLD, 34), HEIGHT / 2 - 40);
        g.setColor(new Color(0xB6C4C8));
        paint(g, text, new Font(Font.SANS_SERIF, Font.PLAIN, 22), y + 16);
        g.dispose();
        return JpegEncoder.encode(image, QUALITY);
    }

    private static int paint(Graphics2D g, String text, Font font, int top) {
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        int y = top;
        for (String line : lines(text, metrics)) {
            g.drawString(line, (WIDTH - metrics.stringWidth(line)) / 2, y);
            y += metrics.getHeight();
        }
        return y;
    }

    private static List<String> lines(String text, FontMetrics metrics) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > WIDTH - 2 * MARGIN) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.subList(0, Math.min(lines.size(), MOST_LINES));
    }
}
