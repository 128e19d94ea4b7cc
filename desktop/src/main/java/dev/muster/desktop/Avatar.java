package dev.muster.desktop;

import com.formdev.flatlaf.FlatLaf;
import dev.muster.desktop.AttendanceView.Row;
import dev.muster.desktop.look.Look;
import dev.muster.overlay.DisplayName;
import dev.muster.overlay.Mark;
import dev.muster.overlay.Overlay;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import javax.swing.JComponent;

/** A disc with a person's initials, or a check mark while the line is new. */
final class Avatar extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final int SIZE = 38;
    /** Times this, neighbouring numbers land far apart on the circle of hues. */
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private String initials = "";
    private float hue;
    private boolean fresh;

    Avatar() {
        setPreferredSize(new Dimension(Look.px(SIZE), Look.px(SIZE)));
    }

    void show(Row row) {
        initials = DisplayName.initials(row.name());
        hue = ((row.name().hashCode() * GOLDEN_RATIO) >>> 8) / (float) (1 << 24);
        fresh = row.fresh();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        Overlay.smooth(g);
        double size = Look.px(SIZE);
        double top = (getHeight() - size) / 2;
        g.setColor(fresh ? Look.GREEN : disc());
        g.fill(new Ellipse2D.Double(0, top, size, size));
        if (fresh) {
            g.setColor(Color.WHITE);
            Mark.CHECK.paint(g, size * 0.24, top + size * 0.24, size * 0.52);
        } else if (!initials.isEmpty()) {
            paintInitials(g, size, top);
        }
        g.dispose();
    }

    private void paintInitials(Graphics2D g, double size, double top) {
        Font font = Look.type(1, Font.BOLD).deriveFont((float) (size * 0.36));
        TextLayout text = new TextLayout(initials, font, g.getFontRenderContext());
        g.setColor(FlatLaf.isLafDark() ? Color.getHSBColor(hue, 0.18f, 0.98f) : Color.getHSBColor(hue, 0.7f, 0.36f));
        text.draw(g, (float) ((size - text.getAdvance()) / 2), (float) (top + size / 2 + size * 0.13));
    }

    private Color disc() {
        return FlatLaf.isLafDark() ? Color.getHSBColor(hue, 0.42f, 0.34f) : Color.getHSBColor(hue, 0.13f, 0.95f);
    }
}
