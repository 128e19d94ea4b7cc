package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Row;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.Plate;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;

/** A line of the list: initials, name, time, similarity. */
final class RowRenderer extends Plate implements ListCellRenderer<Row> {
    private static final long serialVersionUID = 1L;

    private final Avatar avatar = new Avatar();
    private final JLabel name = Look.label(1.1, Font.BOLD, Look.text());
    private final JLabel time = Look.label(1.1, Font.PLAIN, Look.text());
    private final JLabel similarity = Look.label(0.92, Font.PLAIN, Look.quietText());

    RowRenderer() {
        super(new BorderLayout(Look.px(12), 0));
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
            show(selected ? Look.selected() : row.fresh() ? Look.fresh() : Look.side(), hasFocus);
            getAccessibleContext().setAccessibleName(row.spoken());
        }
        return this;
    }
}
