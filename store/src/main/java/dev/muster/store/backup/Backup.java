package dev.muster.store.backup;

import dev.muster.store.Database;
import dev.muster.store.DurableFile;
import dev.muster.store.StoreException;
import dev.muster.store.vault.Vault;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Writes everything that a database holds into one file, as it was at one moment, while others go on writing: a zip with
 * a line of JSON per row and a signed manifest. Sealed values stay sealed; the key is not in it.
 */
public final class Backup {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.mac";
    /** The purpose of the keyed hash that signs the manifest. */
    static final String PURPOSE = "backup";

    private final Database database;
    private final Vault vault;
    private final Clock clock;

    public Backup(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Makes the file; it gets its name when it is complete.
     *
     * @return how many rows are in it
     * @throws StoreException when the file is there already or cannot be written, or the database fails
     */
    public long write(Path file) {
        if (Files.exists(file)) {
            throw new StoreException("%s is there already; choose another name, or delete it first".formatted(file));
        }
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new StoreException("there is no folder %s to write the backup to".formatted(folder));
        }
        try {
            Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part", DurableFile.ownersOnly());
            try {
                long rows = writeTo(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                DurableFile.force(folder);
                return rows;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new StoreException("cannot write the backup %s: %s".formatted(file, Failure.reason(e)), e);
        } catch (SQLException e) {
            throw new StoreException("the database could not be read: " + Failure.reason(e), e);
        }
    }

    private long writeTo(Path part) throws IOException, SQLException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
                Snapshot snapshot = Snapshot.of(database)) {
            BackupManifest manifest = new BackupManifest(
                    schema(), clock.instant().truncatedTo(ChronoUnit.SECONDS), tables(snapshot, zip));
            byte[] json = manifest.json().getBytes(StandardCharsets.UTF_8);
            entry(zip, MANIFEST, json);
            entry(
                    zip,
                    SIGNATURE,
                    HexFormat.of().formatHex(vault.mac(json, PURPOSE)).getBytes(StandardCharsets.UTF_8));
            zip.finish();
            channel.force(true);
            return manifest.rows();
        }
    }

    private String schema() {
        MigrationInfo current = Database.migrations(database.dataSource(), database.isPostgresql())
                .load()
                .info()
                .current();
        return Objects.requireNonNull(current.getVersion()).toString();
    }

    private static List<BackupManifest.Entry> tables(Snapshot snapshot, ZipOutputStream zip)
            throws IOException, SQLException {
        List<BackupManifest.Entry> entries = new ArrayList<>();
        for (TableShape table : TableShape.inBackup(snapshot.connection())) {
            zip.putNextEntry(new ZipEntry(new BackupManifest.Entry(table.name(), 0, "").file()));
            MessageDigest digest = sha256();
            long rows;
            try (Writer lines = new BufferedWriter(new OutputStreamWriter(
                    new DigestOutputStream(new StaysOpen(zip), digest), StandardCharsets.UTF_8))) {
                rows = rows(snapshot, table, lines);
            }
            zip.closeEntry();
            entries.add(
                    new BackupManifest.Entry(table.name(), rows, HexFormat.of().formatHex(digest.digest())));
        }
        return entries;
    }

    private static long rows(Snapshot snapshot, TableShape table, Writer lines) throws IOException, SQLException {
        long count = 0;
        try (Statement statement = snapshot.statement();
                ResultSet rows = statement.executeQuery(table.select())) {
            while (rows.next()) {
                lines.write(RowText.of(rows, table.columns()));
                lines.write('\n');
                count++;
            }
        }
        return count;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Closing a table's writer must not close the zip. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
