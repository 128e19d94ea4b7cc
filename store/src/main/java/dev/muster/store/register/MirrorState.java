package dev.muster.store.register;

import dev.muster.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How far a CSV file was when it was last written.
 *
 * @param seq the place of its last row
 * @param lines how many rows it has
 * @param size in bytes; −1 when it is to be made anew
 * @param version raised whenever somebody asks for that
 */
record MirrorState(long seq, long lines, long size, long version) {
    static final long STALE = -1;

    /** The state of a file in a place; it is written down as stale when nobody knows of it. */
    static MirrorState of(Database database, String place, String file) {
        return known(database, place, file).orElseGet(() -> {
            database.jdbc().sql("""
                            INSERT INTO mirror (place, file, seq, lines, size, version) VALUES (?, ?, 0, 0, -1, 0)
                            ON CONFLICT (place, file) DO NOTHING""").params(place, file).update();
            return known(database, place, file).orElseThrow();
        });
    }

    private static Optional<MirrorState> known(Database database, String place, String file) {
        return database.jdbc()
                .sql("SELECT seq, lines, size, version FROM mirror WHERE place = ? AND file = ?")
                .params(place, file)
                .query(MirrorState::read)
                .optional();
    }

    /** Notes what the file is like now; false when somebody meanwhile asked for it to be made anew. */
    boolean save(Database database, String place, String file) {
        return database.jdbc()
                        .sql("""
                                UPDATE mirror SET seq = ?, lines = ?, size = ?
                                WHERE place = ? AND file = ? AND version = ?""")
                        .params(seq, lines, size, place, file, version)
                        .update()
                == 1;
    }

    /** Asks for a file to be made anew, wherever it is mirrored. */
    static void spoil(Database database, String file) {
        database.jdbc()
                .sql("UPDATE mirror SET size = -1, version = version + 1 WHERE file = ?")
                .param(file)
                .update();
    }

    private static MirrorState read(ResultSet row, int number) throws SQLException {
        return new MirrorState(row.getLong("seq"), row.getLong("lines"), row.getLong("size"), row.getLong("version"));
    }
}
