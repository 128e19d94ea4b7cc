package dev.muster.store.backup;

import dev.muster.store.DataFolder;
import dev.muster.store.DurableFile;
import dev.muster.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A file beside {@code users.db} that is renamed over it. */
final class SqliteTarget implements RestoreTarget {
    private static final List<String> SIDE_FILES = List.of("-wal", "-shm", "-journal");

    private final Path present;
    private final Path fresh;

    SqliteTarget(DataFolder folder) {
        this.present = folder.database();
        this.fresh = present.resolveSibling("users.db.restoring");
    }

    @Override
    public boolean isInUse() {
        if (Files.notExists(present)) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection(url(present))) {
            return Content.isIn(connection);
        } catch (SQLException e) {
            return true; // damaged: whoever wants it replaced must say so
        }
    }

    @Override
    public DataSource prepare() {
        try {
            delete(fresh);
            Files.createFile(fresh, DurableFile.ownersOnly());
        } catch (IOException e) {
            throw new StoreException("cannot write %s: %s".formatted(fresh, Failure.reason(e)), e);
        }
        Properties settings = new Properties();
        settings.setProperty("foreign_keys", "true");
        settings.setProperty("synchronous", "FULL");
        DriverManagerDataSource source = new DriverManagerDataSource(url(fresh));
        source.setConnectionProperties(settings);
        return source;
    }

    @Override
    public Optional<String> schema() {
        return Optional.empty();
    }

    @Override
    public Optional<String> swap(Optional<String> keep) {
        try {
            settle();
            Optional<Path> kept = keep.map(name -> present.resolveSibling(present.getFileName() + "." + name));
            if (kept.isPresent() && Files.exists(present)) {
                keep(kept.get());
            }
            for (String side : SIDE_FILES) {
                Files.deleteIfExists(beside(present, side));
            }
            Files.move(fresh, present, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFile.force(present.resolveSibling(""));
            return kept.filter(Files::exists).map(Path::toString);
        } catch (IOException e) {
            throw new StoreException(
                    "cannot put the restored database in place of %s: %s".formatted(present, Failure.reason(e)), e);
        }
    }

    @Override
    public void discard() {
        try {
            delete(fresh);
        } catch (IOException _) {
            // The next restore tries again.
        }
    }

    @Override
    public boolean isPostgresql() {
        return false;
    }

    /** Brings what lies in the write-ahead log into the file itself; a damaged database keeps its log. */
    private void settle() {
        if (Files.exists(present)) {
            try (Connection connection = DriverManager.getConnection(url(present));
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } catch (SQLException _) {
                // Its files are kept as they are.
            }
        }
    }

    /** A second name for the same file, so that the database is never without a file. */
    private void keep(Path kept) throws IOException {
        for (String side : SIDE_FILES) {
            if (Files.exists(beside(present, side))) {
                Files.copy(beside(present, side), beside(kept, side));
            }
        }
        try {
            Files.createLink(kept, present);
        } catch (UnsupportedOperationException | IOException _) {
            Files.copy(present, kept, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void delete(Path database) throws IOException {
        Files.deleteIfExists(database);
        for (String side : SIDE_FILES) {
            Files.deleteIfExists(beside(database, side));
        }
    }

    private static Path beside(Path database, String side) {
        return database.resolveSibling(database.getFileName() + side);
    }

    private static String url(Path database) {
        return "jdbc:sqlite:" + database;
    }
}
