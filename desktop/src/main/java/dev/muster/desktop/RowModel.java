package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Row;
import java.util.List;
import javax.swing.AbstractListModel;

/** The lines of the list as Swing wants them. */
final class RowModel extends AbstractListModel<Row> {
    private static final long serialVersionUID = 1L;

    private transient List<Row> rows = List.of();

    boolean changesTo(List<Row> newest) {
        return !rows.equals(newest);
    }

    void set(List<Row> newest) {
        int before = rows.size();
        rows = List.of();
        fireIntervalRemoved(this, 0, Math.max(0, before - 1));
        rows = newest;
        fireIntervalAdded(this, 0, Math.max(0, newest.size() - 1));
    }

    @Override
    public int getSize() {
        return rows.size();
    }

    @Override
    public Row getElementAt(int index) {
        return rows.get(index);
    }
}
