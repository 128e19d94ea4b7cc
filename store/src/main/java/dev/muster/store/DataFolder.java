package dev.muster.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where a Muster keeps everything: its database, its key, its CSV files.
 *
 * @param root an absolute path
 */
public record DataFolder(Path root) {
    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The folder, made when missing, for its owner only.
     *
     * @throws StoreException when it cannot be made or written
     */
    public static DataFolder open(Path path) {
        DataFolder folder = new DataFolder(path);
        try {
            if (Files.exists(folder.root) && !Files.isDirectory(folder.root)) {
                throw new StoreException("expected a folder for the data, but %s is a file; name another with --data"
                        .formatted(folder.root));
            }
            if (Files.notExists(folder.root)) {
                Files.createDirectories(folder.root);
                folder.restrict("rwx------");
            }
            Files.delete(Files.createTempFile(folder.root, ".muster", null));
            return folder;
        } catch (IOException e) {
            throw new StoreException(
                    "cannot write to the data folder %s: %s; make it writable, or name another with --data"
                            .formatted(folder.root, reason(e)),
                    e);
        }
    }

    /**
     * A folder that holds a Muster's data already.
     *
     * @throws StoreException when there is none
     */
    public static DataFolder existing(Path path) {
        DataFolder folder = new DataFolder(path);
        if (!Files.isDirectory(folder.root)) {
            throw new StoreException("there is no data folder %s; './muster serve' makes one, --data names another"
                    .formatted(folder.root));
        }
        return open(path);
    }

    /** The SQLite database. */
    public Path database() {
        return root.resolve("users.db");
    }

    /** The key that seals embeddings and crops, readable by its owner only. */
    public Path key() {
        return root.resolve("master.key");
    }

    /** The set-up link of a server without accounts, readable by its owner only. */
    public Path setupLink() {
        return root.resolve("setup-link.txt");
    }

    /** Held by the server that serves this folder. */
    public Path serverLock() {
        return root.resolve("server.lock");
    }

    /** Held by the server of a kind that serves this folder. */
    Path serverLock(ServerLock.Kind kind) {
        return switch (kind) {
            case PORTAL -> serverLock();
            case CODES -> root.resolve("otp-server.lock");
        };
    }

    /** Shared by all who have the database open. */
    Path useLock() {
        return root.resolve(".use.lock");
    }

    /** Held by who opens the database, until its schema is up to date. */
    Path openingLock() {
        return root.resolve(".opening.lock");
    }

    /** Settings for this installation; need not exist. */
    public Path configuration() {
        return root.resolve("muster.properties");
    }

    /** The mirror of who was recognised. */
    public Path loginData() {
        return root.resolve("login_data.csv");
    }

    /** The mirror of the register: a file YYYY-MM-DD.csv a day. */
    public Path register() {
        return root.resolve("register");
    }

    private void restrict(String permissions) throws IOException {
        try {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(permissions));
        } catch (UnsupportedOperationException _) {
            // Windows has other means; the folder inherits them.
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
