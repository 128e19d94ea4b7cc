package dev.muster.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.store.SealedSample;
import dev.muster.store.TestDatabase;
import dev.muster.store.vault.SealedColumn;
import dev.muster.store.vault.SealedColumns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ClearBytesTest {
    /** Long enough never to be met by chance. */
    private static final int PIECE = 24;

    /** Sessions hold no embedding and no crop, and are in no backup. */
    private static final Set<String> UNSEALED = Set.of("spring_session_attributes.attribute_bytes");

    @TempDir
    private Path root;

    @Test
    void theFilesOfADatabaseHoldNoEmbeddingCropOrAddressInTheClear() throws IOException {
        SealedSample sample = new SealedSample(20);
        Installation here = new Installation(TestDatabase.SQLITE, root.resolve("here"));
        try (Database database = here.open()) {
            sample.write(database, here.vault(database));
            List<byte[]> open = filesOf(here.folder().root());
            assertThat(holds(open, "Aśa 7".getBytes(StandardCharsets.UTF_8))).isTrue();
            assertNoSecrets(open, sample);
        }
        assertNoSecrets(filesOf(here.folder().root()), sample);
    }

    @ParameterizedTest
    @EnumSource
    void aBackupHoldsNeitherThemNorTheKey(TestDatabase kind) throws IOException {
        SealedSample sample = new SealedSample(20);
        Installation here = new Installation(kind, root.resolve("here"));
        Path file = root.resolve("backup.zip");
        try (Database database = here.open()) {
            sample.write(database, here.vault(database));
            new Backup(database, here.vault(database), Installation.CLOCK).write(file);
        }
        List<byte[]> contents = new ArrayList<>(List.of(Files.readAllBytes(file)));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    contents.add(content.readAllBytes());
                }
            }
        }
        assertThat(holds(contents, "Aśa 7".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertNoSecrets(contents, sample);
        byte[] key = Files.readString(here.folder().key())
                .strip()
                .lines()
                .toList()
                .getLast()
                .getBytes(StandardCharsets.UTF_8);
        assertThat(holds(contents, Arrays.copyOfRange(key, key.length - PIECE, key.length)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnOfBytesIsSealed(TestDatabase kind) throws SQLException {
        Set<String> sealed = new TreeSet<>(UNSEALED);
        for (SealedColumn column : SealedColumns.ALL) {
            sealed.add(column.table() + "." + column.column());
        }
        Set<String> found = new TreeSet<>();
        try (Database database = new Installation(kind, root.resolve("here")).open();
                Connection connection = database.connection();
                ResultSet columns = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                if (Set.of("BLOB", "BYTEA")
                        .contains(columns.getString("TYPE_NAME").toUpperCase(Locale.ROOT))) {
                    found.add((columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME"))
                            .toLowerCase(Locale.ROOT));
                }
            }
        }
        assertThat(found).isEqualTo(sealed);
    }

    private static void assertNoSecrets(List<byte[]> contents, SealedSample sample) {
        for (byte[] secret : sample.secrets()) {
            for (int from = 0; from + PIECE <= secret.length; from += secret.length / 2 - PIECE) {
                byte[] piece = Arrays.copyOfRange(secret, from, from + PIECE);
                assertThat(holds(contents, piece)).isFalse();
                for (int shift = 0; shift < 3; shift++) {
                    byte[] shifted = Arrays.copyOfRange(piece, shift, shift + PIECE - 3);
                    byte[] base64 = Base64.getEncoder().encode(shifted);
                    assertThat(holds(contents, base64)).isFalse();
                }
            }
        }
    }

    private static boolean holds(List<byte[]> contents, byte[] piece) {
        String wanted = new String(piece, StandardCharsets.ISO_8859_1);
        return contents.stream().anyMatch(content -> new String(content, StandardCharsets.ISO_8859_1).contains(wanted));
    }

    private static List<byte[]> filesOf(Path folder) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
