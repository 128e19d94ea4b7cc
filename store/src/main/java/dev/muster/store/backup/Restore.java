package dev.muster.store.backup;

import dev.muster.store.DataFolder;
import dev.muster.store.DataUse;
import dev.muster.store.Database;
import dev.muster.store.DatabaseAddress;
import dev.muster.store.StoreException;
import dev.muster.store.vault.KeyCheck;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings a backup back, all of it or nothing: it is checked first, built beside the present database, and takes its
 * place in one step. Nobody else may have the data open.
 */
public final class Restore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'before-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * A restore into a folder.
     *
     * @param environment may name a PostgreSQL database and hold the key
     */
    public Restore(DataFolder folder, Map<String, String> environment, Clock clock) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /**
     * Restores.
     *
     * @param replace whether a database in use may be replaced; it is kept beside
     * @throws StoreException when anything stands against it; then nothing was changed
     */
    public Restored restore(Path file, boolean replace) {
        DatabaseAddress address = DatabaseAddress.of(folder, environment);
        try (BackupFile backup = BackupFile.open(file);
                DataUse _ = DataUse.alone(folder, address)) {
            RestoreTarget target = address.isPostgresql() ? new PostgresqlTarget(address) : new SqliteTarget(folder);
            boolean keyFits = checkKey(backup, file);
            boolean inUse = target.isInUse();
            if (inUse && !replace) {
                throw new StoreException(("the database of %s is in use: people or other data are in it. With --replace"
                                + " the backup takes its place, and the present one is kept beside")
                        .formatted(folder.root()));
            }
            String stamp = STAMP.format(clock.instant());
            List<String> kept = new ArrayList<>();
            exchange(backup, target, file, inUse ? Optional.of(stamp) : Optional.empty())
                    .ifPresent(kept::add);
            keepMirrors(stamp).forEach(each -> kept.add(each.toString()));
            return new Restored(backup.manifest().rows(), backup.manifest().created(), kept, keyFits);
        } catch (IOException e) {
            throw unchanged(file, e);
        }
    }

    /** Whether there is a key; one that does not fit, or a backup that was changed, is refused. */
    private boolean checkKey(BackupFile backup, Path file) throws IOException {
        Optional<Vault> vault = Vault.withPresentKey(folder, environment);
        if (vault.isEmpty()) {
            return false;
        }
        Optional<String> check = backup.setting(KeyCheck.NAME);
        if (check.isPresent() && !KeyCheck.fits(vault.get(), check.get())) {
            throw new StoreException(("%s was sealed with another key than the one here. Put the key that belongs to it"
                            + " in place of %s (keep the present one elsewhere), then restore again; nothing was changed")
                    .formatted(file, environment.containsKey("MUSTER_KEY") ? "MUSTER_KEY" : folder.key()));
        }
        if (!backup.isSignedBy(vault.get())) {
            throw new StoreException(
                    "%s was changed after it was made: its signature is not that of the key; nothing was changed"
                            .formatted(file));
        }
        return true;
    }

    private Optional<String> exchange(BackupFile backup, RestoreTarget target, Path file, Optional<String> keep) {
        try {
            build(backup, target, file);
            return target.swap(keep);
        } catch (IOException | SQLException | FlywayException e) {
            throw unchanged(file, e);
        } finally {
            target.discard();
        }
    }

    private static StoreException unchanged(Path file, Exception e) {
        return new StoreException(
                "%s could not be restored: %s (the data is as it was)".formatted(file, Failure.reason(e)), e);
    }

    /** The CSV files mirror the database from before; those of the restored one are made anew. */
    private List<Path> keepMirrors(String stamp) {
        List<Path> kept = new ArrayList<>();
        try {
            for (Path mirror : List.of(folder.loginData(), folder.register())) {
                if (Files.exists(mirror)) {
                    kept.add(Files.move(mirror, mirror.resolveSibling(mirror.getFileName() + "." + stamp)));
                }
            }
            Files.deleteIfExists(folder.setupLink());
            return kept;
        } catch (IOException e) {
            throw new StoreException(
                    "the database is restored, but the CSV files from before could not be moved away: %s; move %s and %s"
                            .formatted(Failure.reason(e), folder.loginData(), folder.register()),
                    e);
        }
    }

    private void build(BackupFile backup, RestoreTarget target, Path file) throws SQLException, IOException {
        DataSource source = target.prepare();
        FluentConfiguration flyway = Database.migrations(source, target.isPostgresql());
        target.schema().ifPresent(schema -> flyway.schemas(schema).defaultSchema(schema));
        MigrationVersion then = MigrationVersion.fromVersion(backup.manifest().schema());
        if (newest(flyway).compareTo(then) < 0) {
            throw new StoreException("%s was made by a newer Muster; restore it with that version".formatted(file));
        }
        flyway.target(then).load().migrate();
        new BackupLoading(backup).load(source);
        flyway.target(MigrationVersion.LATEST).load().migrate();
    }

    private static MigrationVersion newest(FluentConfiguration flyway) {
        MigrationVersion newest = MigrationVersion.EMPTY;
        for (MigrationInfo each : flyway.load().info().all()) {
            if (each.getVersion() != null && each.getVersion().compareTo(newest) > 0) {
                newest = each.getVersion();
            }
        }
        return newest;
    }
}
