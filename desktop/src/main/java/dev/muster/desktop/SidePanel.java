package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Row;
import dev.muster.desktop.look.Look;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import org.jspecify.annotations.Nullable;

/** Today's list: the date, how many people, and who. */
final class SidePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String EMPTY = "empty";
    private static final String LIST = "list";

    private final JLabel day = Look.label(1.0, Font.PLAIN, Look.quietText());
    private final JLabel count = Look.label(2.9, Font.BOLD, Look.text());
    private final JLabel countOf = Look.label(1.25, Font.PLAIN, Look.quietText());
    private final RowModel rows = new RowModel();
    private final JList<Row> list = new JList<>(rows);
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);

    SidePanel() {
        super(new BorderLayout());
        setBackground(Look.side());
        setBorder(BorderFactory.createMatteBorder(0, 1, 0, 0, Look.line()));
        add(header(), BorderLayout.NORTH);
        body.setOpaque(false);
        body.add(new EmptyList(), EMPTY);
        body.add(scrolled(), LIST);
        add(body, BorderLayout.CENTER);
    }

    private JComponent header() {
        JPanel header = new JPanel();
        header.setLayout(new BoxLayout(header, BoxLayout.Y_AXIS));
        header.setOpaque(false);
        int side = Look.px(20);
        header.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(0, 0, 1, 0, Look.line()),
                BorderFactory.createEmptyBorder(Look.px(18), side, Look.px(12), side)));
        JPanel numbers = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        numbers.setOpaque(false);
        numbers.add(count);
        countOf.setBorder(BorderFactory.createEmptyBorder(Look.px(12), Look.px(8), 0, 0));
        numbers.add(countOf);
        for (JComponent part : List.<JComponent>of(day, numbers)) {
            part.setAlignmentX(LEFT_ALIGNMENT);
            header.add(part);
        }
        return header;
    }

    private JComponent scrolled() {
        list.setCellRenderer(new RowRenderer());
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setOpaque(false);
        list.setBorder(BorderFactory.createEmptyBorder(Look.px(8), Look.px(8), Look.px(8), Look.px(8)));
        list.getAccessibleContext().setAccessibleName("Recorded today, newest first");
        JScrollPane scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        return scroll;
    }

    void show(AttendanceView view) {
        day.setText(view.day());
        count.setText(String.valueOf(view.present()));
        countOf.setText("present");
        if (rows.changesTo(view.rows())) {
            Row selected = list.getSelectedValue();
            rows.set(view.rows());
            select(selected);
            list.setFixedCellWidth(1);
            cards.show(body, view.rows().isEmpty() ? EMPTY : LIST);
        }
    }

    private void select(@Nullable Row selected) {
        list.clearSelection();
        for (int i = 0; selected != null && i < rows.getSize(); i++) {
            Row row = rows.getElementAt(i);
            if (row.name().equals(selected.name()) && row.time().equals(selected.time())) {
                list.setSelectedIndex(i);
                return;
            }
        }
    }

    /** A quarter of the window, within reason. */
    @Override
    public Dimension getPreferredSize() {
        int window = getParent() == null ? 0 : getParent().getWidth();
        return new Dimension(Math.clamp(window / 4, Look.px(230), Look.px(400)), super.getPreferredSize().height);
    }
}
