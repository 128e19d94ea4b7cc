package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Notice;
import dev.muster.desktop.look.Look;
import dev.muster.overlay.DisplayName;
import dev.muster.overlay.Mark;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Paints a card in front of a picture that is not live: nothing yet, lost, at its end. */
final class NoticeCard {
    private static final Color DIM = new Color(8, 10, 13, 165);
    private static final Color CARD = new Color(22, 27, 34, 240);
    private static final Color EDGE = new Color(255, 255, 255, 36);
    private static final Color QUIET = new Color(0xC3CAD3);
    private static final Color WARNING = new Color(0xFFB066);

    private final Notice notice;

    NoticeCard(Notice notice) {
        this.notice = notice;
    }

    void paint(Graphics2D g, Rectangle2D area) {
        if (notice.dims()) {
            g.setColor(DIM);
            g.fill(area);
        }
        Font title = Look.type(1.55, Font.BOLD);
        Font detail = Look.type(1.1, Font.PLAIN);
        double room = area.getWidth() - Look.px(96);
        List<TextLayout> lines = new ArrayList<>();
        lines.add(line(g, notice.title(), title, room));
        notice.detail().lines().forEach(text -> lines.add(line(g, text, detail, room)));
        double mark = title.getSize2D() * 1.5;
        double lineHeight = detail.getSize2D() * 1.6;
        double widest = lines.stream().mapToDouble(TextLayout::getAdvance).max().orElse(0);
        double width = widest + Look.px(64);
        double height = Look.px(52) + mark + title.getSize2D() * 1.7 + lineHeight * (lines.size() - 1);
        Rectangle2D card =
                new Rectangle2D.Double(area.getCenterX() - width / 2, area.getCenterY() - height / 2, width, height);
        paintCard(g, card);
        g.setColor(notice.mark() == Mark.WARNING ? WARNING : Color.WHITE);
        double y = card.getY() + Look.px(24);
        notice.mark().paint(g, card.getCenterX() - mark / 2, y, mark);
        y += mark + title.getSize2D() * 1.45;
        g.setColor(Color.WHITE);
        for (TextLayout line : lines) {
            line.draw(g, (float) (card.getCenterX() - line.getAdvance() / 2), (float) y);
            y += lineHeight;
            g.setColor(QUIET);
        }
    }

    private static void paintCard(Graphics2D g, Rectangle2D card) {
        double round = Look.px(18);
        RoundRectangle2D shape =
                new RoundRectangle2D.Double(card.getX(), card.getY(), card.getWidth(), card.getHeight(), round, round);
        g.setColor(CARD);
        g.fill(shape);
        g.setColor(EDGE);
        g.draw(shape);
    }

    private static TextLayout line(Graphics2D g, String text, Font font, double room) {
        String shown = DisplayName.fitting(
                text, room, part -> new TextLayout(part, font, g.getFontRenderContext()).getAdvance());
        return new TextLayout(shown, font, g.getFontRenderContext());
    }
}
