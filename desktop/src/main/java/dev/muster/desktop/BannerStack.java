package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Banner;
import dev.muster.desktop.look.Look;
import dev.muster.overlay.DisplayName;
import dev.muster.overlay.Mark;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Paints the sentences over the lower edge of the picture, where few faces are: the newest lowest. */
final class BannerStack {
    private static final Color DARK = new Color(15, 19, 25, 230);
    private static final Color SHADOW = new Color(0, 0, 0, 40);

    private BannerStack() {}

    static void paint(Graphics2D graphics, Rectangle2D area, List<Banner> banners) {
        double y = area.getMaxY() - Look.px(20);
        for (Banner banner : banners) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setComposite(AlphaComposite.SrcOver.derive((float) banner.opacity()));
            y -= paint(g, area, y, banner) + Look.px(8);
            g.dispose();
        }
    }

    private static double paint(Graphics2D g, Rectangle2D area, double bottom, Banner banner) {
        boolean recorded = banner.kind() == Banner.Kind.RECORDED;
        double narrow = Math.clamp(area.getWidth() / Look.px(800), 0.7, 1.3);
        Font font = Look.type((recorded ? 1.7 : 1.2) * narrow, Font.BOLD);
        double size = font.getSize2D();
        double room = area.getWidth() - 6 * size;
        String text = DisplayName.fitting(
                banner.text(), room, shown -> new TextLayout(shown, font, g.getFontRenderContext()).getAdvance());
        TextLayout line = new TextLayout(text, font, g.getFontRenderContext());
        double width = line.getAdvance() + size * 3.1;
        double height = size * 2.2;
        Rectangle2D pill = new Rectangle2D.Double(area.getCenterX() - width / 2, bottom - height, width, height);
        fill(g, pill, SHADOW, Look.px(3));
        fill(g, pill, recorded ? Look.GREEN : DARK, 0);
        g.setColor(Color.WHITE);
        mark(banner.kind()).paint(g, pill.getX() + size * 0.9, pill.getCenterY() - size / 2, size);
        line.draw(g, (float) (pill.getX() + size * 2.2), (float) (pill.getCenterY() + size * 0.36));
        return height;
    }

    private static void fill(Graphics2D g, Rectangle2D pill, Color colour, int grow) {
        g.setColor(colour);
        double height = pill.getHeight() + 2 * grow;
        g.fill(new RoundRectangle2D.Double(
                pill.getX() - grow, pill.getY() - grow, pill.getWidth() + 2 * grow, height, height, height));
    }

    private static Mark mark(Banner.Kind kind) {
        return switch (kind) {
            case RECORDED -> Mark.CHECK;
            case ALREADY_RECORDED -> Mark.DOT;
            case RESTORED -> Mark.RING;
            case WARNING -> Mark.WARNING;
            case ENDED -> Mark.SQUARE;
        };
    }
}
