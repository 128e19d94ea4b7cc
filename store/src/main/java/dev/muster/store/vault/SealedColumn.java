package dev.muster.store.vault;

import java.util.List;

/**
 * A column whose values are sealed, each bound to its row.
 *
 * @param table the table
 * @param id its primary key
 * @param owners further columns that the value is bound to
 * @param column the column that holds the sealed bytes
 */
public record SealedColumn(String table, String id, List<String> owners, String column) {
    public SealedColumn {
        owners = List.copyOf(owners);
    }

    /**
     * The associated data of one row's value.
     *
     * @param id the row's id
     * @param owners its values of the {@link #owners} columns, in their order
     */
    public String row(String id, String... owners) {
        if (owners.length != this.owners.size()) {
            throw new IllegalArgumentException(
                    "expected a value for each of %s of %s, got %d".formatted(this.owners, table, owners.length));
        }
        return table + "/" + id + "/" + (owners.length == 0 ? "" : String.join("/", owners) + "/") + column;
    }
}
