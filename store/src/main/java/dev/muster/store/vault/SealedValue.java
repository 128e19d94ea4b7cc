package dev.muster.store.vault;

import dev.muster.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One sealed value of the database and the row that it is bound to. */
final class SealedValue {
    private final String id;
    private final String row;
    private final byte[] sealed;

    private SealedValue(String id, String row, byte[] sealed) {
        this.id = id;
        this.row = row;
        this.sealed = sealed;
    }

    /** The next values of a column in the order of their ids; what was wiped is passed over. */
    static List<SealedValue> page(Database database, SealedColumn column, String after, int size) {
        String owners = column.owners().stream().map(owner -> ", " + owner).reduce("", String::concat);
        return database.jdbc()
                .sql("SELECT %1$s, %2$s%3$s FROM %4$s WHERE %1$s > ? AND %2$s IS NOT NULL ORDER BY %1$s LIMIT ?"
                        .formatted(column.id(), column.column(), owners, column.table()))
                .params(after, size)
                .query((row, _) -> of(column, row))
                .list();
    }

    private static SealedValue of(SealedColumn column, ResultSet row) throws SQLException {
        String id = row.getString(1);
        String[] owners = new String[column.owners().size()];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = row.getString(i + 3);
        }
        return new SealedValue(id, column.row(id, owners), row.getBytes(2));
    }

    String id() {
        return id;
    }

    String row() {
        return row;
    }

    byte[] sealed() {
        return sealed.clone();
    }
}
