package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Row;
import dev.muster.desktop.look.Look;
import dev.muster.overlay.Overlay;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;

/** A line of the list: initials, name, time, similarity. */
final class RowRenderer extends JPanel implements ListCellRenderer<Row> {
    private static final long serialVersionUID = 1L;

    private final Avatar avatar = new Avatar();
    private final JLabel name = Look.label(1.1, Font.BOLD, Look.text());
    private final JLabel time = Look.label(1.1, Font.PLAIN, Look.text());
    private final JLabel similarity = Look.label(0.92, Font.PLAIN, Look.quietText());
    private Color plate = Look.side();
    private boolean focused;

    RowRenderer() {
        super(new BorderLayout(Look.px(12), 0));
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(Look.px(8), Look.px(10), Look.px(8), Look.px(12)));
        JPanel words = new JPanel(new BorderLayout(Look.px(8), Look.px(1)));
        words.setOpaque(false);
        words.add(name, BorderLayout.CENTER);
        words.add(time, BorderLayout.EAST);
        words.add(similarity, BorderLayout.SOUTH);
        add(avatar, BorderLayout.WEST);
        add(words, BorderLayout.CENTER);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Row> list, @Nullable Row row, int index, boolean selected, boolean hasFocus) {
        if (row != null) {
            name.setText(row.name());
            time.setText(row.time());
            similarity.setText((row.fresh() ? "just recorded · " : "") + "similarity " + row.similarity());
            similarity.setForeground(row.fresh() ? Look.good() : Look.quietText());
            avatar.show(row);
            plate = selected ? Look.selected() : row.fresh() ? Look.fresh() : Look.side();
            focused = hasFocus;
            getAccessibleContext().setAccessibleName(row.spoken());
        }
        return this;
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
