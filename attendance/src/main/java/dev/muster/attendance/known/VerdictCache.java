package dev.muster.attendance.known;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the photos at the last start, kept in one file beside their folder.
 *
 * <p>The file is biometric data: only its owner may read it, and a file that others may touch is not
 * trusted. Losing it costs time only, so a damaged or unwritable one is nothing to complain about.
 */
final class VerdictCache {
    private static final long MOST_BYTES = 1_000_000_000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final String fingerprint;
    private final Map<String, Kept> before;
    private final Map<String, Outcome> byContent = new HashMap<>();
    private final Map<String, Kept> now = new HashMap<>();

    /**
     * One photo's verdict.
     *
     * @param changed time of the photo's last change, in milliseconds
     * @param content SHA-256 of the photo, in hexadecimal digits
     */
    record Kept(long size, long changed, String content, Outcome verdict) {}

    private VerdictCache(Path file, String fingerprint, Map<String, Kept> before) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.before = before;
        before.values().forEach(kept -> byContent.put(kept.content(), kept.verdict()));
    }

    /** The cache of a folder, for verdicts that rest on what the fingerprint names. */
    static VerdictCache of(Path folder, String fingerprint) {
        Path file = fileOf(folder);
        return new VerdictCache(file, fingerprint, VerdictFile.read(bytes(file), fingerprint));
    }

    static Path fileOf(Path folder) {
        return folder.resolveSibling("." + PersonName.fileName(folder) + ".muster-cache");
    }

    /** The verdict on a photo that has not been touched since. */
    Optional<Outcome> untouched(String path, BasicFileAttributes attributes) {
        return Optional.ofNullable(before.get(path))
                .filter(kept -> kept.size() == attributes.size()
                        && kept.changed() == attributes.lastModifiedTime().toMillis())
                .map(kept -> {
                    keep(path, kept);
                    return kept.verdict();
                });
    }

    /** The verdict on a photo of the same content, whatever it was called. */
    Optional<Outcome> same(String content) {
        return Optional.ofNullable(byContent.get(content));
    }

    synchronized void keep(String path, Kept kept) {
        now.put(path, kept);
    }

    /** Writes down what this start kept, unless that is what the file says already. */
    void save() {
        if (now.equals(before)) {
            return;
        }
        Path temporary = file.resolveSibling(
                PersonName.fileName(file) + "." + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(temporary);
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createFile(temporary, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createFile(temporary);
            }
            Files.write(temporary, VerdictFile.write(fingerprint, now), StandardOpenOption.SYNC);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException _) {
            delete(temporary);
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException _) {
            // The folder is not writable: there is nothing to delete.
        }
    }

    private static byte[] bytes(Path file) {
        try {
            boolean trusted = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= MOST_BYTES
                    && (!file.getFileSystem().supportedFileAttributeViews().contains("posix")
                            || Files.getPosixFilePermissions(file).equals(OWNER_ONLY));
            return trusted ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException _) {
            return new byte[0];
        }
    }
}
