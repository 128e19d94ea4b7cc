package dev.muster.store.vault;

import dev.muster.store.DataFolder;
import dev.muster.store.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the keys lie: in {@code MUSTER_KEY}, or else in {@code master.key} of the data folder, for its owner only. */
final class KeyFile {
    static final String VARIABLE = "MUSTER_KEY";

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final String HEADER = """
            # The key of this Muster. Whoever has it can read the faces in the database; without it nobody can.
            # Keep a copy where the backups are not.
            """;

    private final Path file;
    private final String fromEnvironment;

    KeyFile(DataFolder folder, Map<String, String> environment) {
        this.file = folder.key();
        this.fromEnvironment = environment.getOrDefault(VARIABLE, "").strip();
    }

    boolean isFromEnvironment() {
        return !fromEnvironment.isEmpty();
    }

    /** What to call the key's place in a sentence. */
    String place() {
        return isFromEnvironment() ? VARIABLE : file.toString();
    }

    /** The keys; empty when there is no file. */
    Optional<Keys> read() {
        try {
            return content().map(this::parse);
        } catch (IOException e) {
            throw new VaultException(
                    "cannot read the key %s: %s; it must be readable by the user who runs Muster"
                            .formatted(file, reason(e)),
                    e);
        }
    }

    /** Writes the first keys; false when somebody else was quicker. */
    boolean create(Keys keys) {
        try {
            DurableFile.create(file, content(keys));
            LOG.info("Made the key {}. Keep a copy of it where the backups are not.", file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new VaultException("cannot write the key %s: %s".formatted(file, reason(e)), e);
        }
    }

    /** Puts other keys in place of the present ones; a crash leaves the one or the other. */
    void replace(Keys keys) {
        try {
            DurableFile.replace(file, content(keys));
            sweep();
        } catch (IOException e) {
            throw new VaultException(
                    "cannot write the key %s: %s; the present key still stands".formatted(file, reason(e)), e);
        }
    }

    /** What an interrupted write left holds keys too. */
    private void sweep() throws IOException {
        Path folder = file.resolveSibling("");
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "." + file.getFileName() + "*.new")) {
            for (Path each : left) {
                Files.delete(each);
            }
        }
    }

    private Optional<String> content() throws IOException {
        if (isFromEnvironment()) {
            return Optional.of(fromEnvironment);
        }
        try {
            String text = Files.readString(file);
            restrict();
            return Optional.of(text);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Keys parse(String text) {
        String line = text.lines()
                .filter(each -> !each.isBlank() && !each.startsWith("#"))
                .findFirst()
                .orElse("");
        try {
            return Keys.parse(line);
        } catch (GeneralSecurityException e) {
            // Not the cause: what a parser says about a key may hold a piece of it.
            throw new VaultException(
                    "%s holds no complete key; put the key back from where you keep a copy of it".formatted(place()));
        }
    }

    private void restrict() throws IOException {
        Set<PosixFilePermission> owners = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try {
            Set<PosixFilePermission> present = Files.getPosixFilePermissions(file);
            if (!owners.containsAll(present)) {
                Files.setPosixFilePermissions(file, owners);
                LOG.warn(
                        "The key {} was open to others ({}); now only its owner may read it.",
                        file,
                        PosixFilePermissions.toString(present));
            }
        } catch (UnsupportedOperationException _) {
            // Windows keeps the folder's own rules.
        }
    }

    private static byte[] content(Keys keys) {
        return (HEADER + keys.text() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
