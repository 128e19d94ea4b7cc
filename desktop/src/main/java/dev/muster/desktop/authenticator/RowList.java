package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.AuthenticatorView.Row;
import java.util.List;
import javax.swing.AbstractListModel;

/** The rows for the list; a code that runs on changes a row in place. */
final class RowList extends AbstractListModel<Row> {
    private static final long serialVersionUID = 1L;

    private transient List<Row> rows = List.of();

    /** Shows these; true when they are other accounts than before. */
    boolean set(List<Row> newest) {
        boolean others = !rows.stream()
                .map(Row::id)
                .toList()
                .equals(newest.stream().map(Row::id).toList());
        int before = rows.size();
        rows = newest;
        if (others) {
            if (before > 0) {
                fireIntervalRemoved(this, 0, before - 1);
            }
            if (!newest.isEmpty()) {
                fireIntervalAdded(this, 0, newest.size() - 1);
            }
        }
        return others;
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
