package dev.muster.store.register;

import dev.muster.attendance.register.CsvLines;
import dev.muster.attendance.register.Punch;
import dev.muster.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The rows that one CSV file mirrors. */
sealed interface MirrorRows {
    int CHUNK = 2000;

    /**
     * One row as its line.
     *
     * @param seq its place in the order of the commits
     */
    record Line(long seq, String text) {}

    /** How many rows there are, and the last one's place. */
    record Extent(long lines, long seq) {}

    /** The file's name below the data folder, with {@code /}. */
    String file();

    /** The rows after a place, at most {@link #CHUNK} of them. */
    List<Line> after(Database database, long seq);

    Extent extent(Database database);

    /** Whether a file without rows is to exist. */
    boolean keptEmpty();

    private static Line line(ResultSet row, Punch punch) throws SQLException {
        return new Line(row.getLong("seq"), CsvLines.row(punch));
    }

    private static Extent extent(ResultSet row, int number) throws SQLException {
        return new Extent(row.getLong("lines"), row.getLong("seq"));
    }

    /** The register of one local date. */
    record Day(LocalDate date) implements MirrorRows {
        @Override
        public String file() {
            return "register/" + date + ".csv";
        }

        @Override
        public List<Line> after(Database database, long seq) {
            return database.jdbc()
                    .sql("""
                            SELECT * FROM punch WHERE punch_day = ? AND seq > ? AND removed_at IS NULL
                            ORDER BY seq LIMIT ?""")
                    .params(date.toString(), seq, CHUNK)
                    .query((row, number) -> line(row, SqlRegister.punch(row, number)))
                    .list();
        }

        @Override
        public Extent extent(Database database) {
            return database.jdbc()
                    .sql("""
                            SELECT COUNT(*) AS lines, COALESCE(MAX(seq), 0) AS seq FROM punch
                            WHERE punch_day = ? AND removed_at IS NULL""")
                    .param(date.toString())
                    .query(MirrorRows::extent)
                    .single();
        }

        @Override
        public boolean keptEmpty() {
            return false;
        }
    }

    /** Everybody who was recognised, ever. */
    record LoginData() implements MirrorRows {
        @Override
        public String file() {
            return "login_data.csv";
        }

        @Override
        public List<Line> after(Database database, long seq) {
            return database.jdbc()
                    .sql("SELECT * FROM recognition WHERE seq > ? ORDER BY seq LIMIT ?")
                    .params(seq, CHUNK)
                    .query((row, number) -> {
                        Recognised one = Recognitions.recognised(row, number);
                        return line(row, new Punch(one.name(), one.time(), one.similarity(), one.source()));
                    })
                    .list();
        }

        @Override
        public Extent extent(Database database) {
            return database.jdbc()
                    .sql("SELECT COUNT(*) AS lines, COALESCE(MAX(seq), 0) AS seq FROM recognition")
                    .query(MirrorRows::extent)
                    .single();
        }

        @Override
        public boolean keptEmpty() {
            return true;
        }
    }
}
