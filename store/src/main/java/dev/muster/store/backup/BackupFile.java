package dev.muster.store.backup;

import dev.muster.store.StoreException;
import dev.muster.store.vault.Vault;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup to read from; opening it checks that every byte is what was written. */
final class BackupFile implements AutoCloseable {
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final ZipFile zip;
    private final byte[] manifestBytes;
    private final BackupManifest manifest;

    private BackupFile(ZipFile zip) throws IOException {
        this.zip = zip;
        this.manifestBytes = bytes(Backup.MANIFEST);
        this.manifest = BackupManifest.parse(new String(manifestBytes, StandardCharsets.UTF_8));
    }

    /**
     * Opens a backup and checks all of it.
     *
     * @throws StoreException when it is none, or not the whole and unchanged one
     */
    static BackupFile open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                BackupFile backup = new BackupFile(zip);
                backup.check();
                return backup;
            } catch (IOException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException(
                    "%s cannot be restored: %s; nothing was changed".formatted(file, Failure.reason(e)), e);
        }
    }

    BackupManifest manifest() {
        return manifest;
    }

    /** Whether the manifest was signed with this key. */
    boolean isSignedBy(Vault vault) {
        try {
            byte[] signature = HexFormat.of().parseHex(new String(bytes(Backup.SIGNATURE), StandardCharsets.UTF_8));
            return vault.isMac(signature, manifestBytes, Backup.PURPOSE);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** One setting, as the backup has it. */
    Optional<String> setting(String name) throws IOException {
        for (BackupManifest.Entry entry : manifest.tables()) {
            if (entry.table().equals("setting")) {
                return setting(entry, name);
            }
        }
        return Optional.empty();
    }

    private Optional<String> setting(BackupManifest.Entry entry, String name) throws IOException {
        try (BufferedReader lines = lines(entry)) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, @Nullable Object> row = RowText.parse(line);
                if (name.equals(row.get("name"))) {
                    return Optional.of(String.valueOf(row.get("content")));
                }
            }
        }
        return Optional.empty();
    }

    /** A table's rows, one a line. */
    BufferedReader lines(BackupManifest.Entry entry) throws IOException {
        return new BufferedReader(new InputStreamReader(stream(entry.file()), StandardCharsets.UTF_8));
    }

    private void check() throws IOException {
        Set<String> expected = new HashSet<>(List.of(Backup.MANIFEST, Backup.SIGNATURE));
        for (BackupManifest.Entry entry : manifest.tables()) {
            expected.add(entry.file());
            if (!digest(entry).equals(entry.sha256())) {
                throw new IOException("%s in it is damaged or was changed".formatted(entry.file()));
            }
        }
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
            if (!expected.contains(entry.getName())) {
                throw new IOException("it holds a file that does not belong there: " + entry.getName());
            }
        }
    }

    private String digest(BackupManifest.Entry entry) throws IOException {
        MessageDigest digest = Backup.sha256();
        try (InputStream content = new DigestInputStream(stream(entry.file()), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream content = stream(name)) {
            byte[] bytes = content.readNBytes(LONGEST_MANIFEST + 1);
            if (bytes.length > LONGEST_MANIFEST) {
                throw new IOException(name + " in it is too long");
            }
            return bytes;
        }
    }

    private InputStream stream(String name) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException("it is no whole backup of Muster: %s is missing".formatted(name));
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException _) {
            // It was only read.
        }
    }
}
