package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.AuthenticatorView.Row;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.Plate;
import dev.muster.desktop.look.Ring;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import org.jspecify.annotations.Nullable;

/** A line of the list: service, account, code, time left. */
final class CodeCell extends Plate implements ListCellRenderer<Row> {
    private static final long serialVersionUID = 1L;

    private final JLabel title = Look.label(1.1, Font.BOLD, Look.text());
    private final JLabel detail = Look.label(1.0, Font.PLAIN, Look.quietText());
    private final JLabel code = Look.label(1, Font.BOLD, Look.text());
    private final Ring ring = new Ring(40);

    CodeCell() {
        super(new BorderLayout(Look.px(14), 0));
        setBorder(BorderFactory.createEmptyBorder(Look.px(10), Look.px(14), Look.px(10), Look.px(14)));
        code.setFont(Look.digits(1.75));
        JPanel words = new JPanel(new BorderLayout(Look.px(8), Look.px(2)));
        words.setOpaque(false);
        words.add(title, BorderLayout.NORTH);
        words.add(detail, BorderLayout.CENTER);
        JPanel end = new JPanel(new BorderLayout(Look.px(14), 0));
        end.setOpaque(false);
        end.add(code, BorderLayout.CENTER);
        end.add(ring, BorderLayout.EAST);
        add(words, BorderLayout.CENTER);
        add(end, BorderLayout.EAST);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Row> list, @Nullable Row row, int index, boolean selected, boolean hasFocus) {
        if (row != null) {
            title.setText(row.title());
            detail.setText(row.detail().isEmpty() ? " " : row.detail());
            code.setText(row.code());
            code.setForeground(row.countdown().isUrgent() ? Look.bad() : Look.text());
            ring.show(row.countdown());
            show(selected ? Look.selected() : Look.side(), selected && list.isFocusOwner());
            getAccessibleContext().setAccessibleName(row.spoken());
        }
        return this;
    }
}
