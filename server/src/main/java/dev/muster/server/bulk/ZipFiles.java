package dev.muster.server.bulk;

import dev.muster.frame.DecodeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of a zip archive, read where they lie: nothing is ever unpacked to the disk, so no name in the archive can
 * write anywhere. Limits on the number of entries, on each one and on all of them hold whatever the archive says.
 */
final class ZipFiles implements PhotoFiles {
    private static final int MOST_ENTRIES = 200_000;
    private static final long MOST_BYTES = 40_000_000_000L;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final AtomicLong bytesLeft = new AtomicLong(MOST_BYTES);

    private ZipFiles(ZipFile zip, Map<String, ZipEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /** Opens an archive; names that are not UTF-8 are taken for those of old DOS programs. */
    static ZipFiles open(Path file) {
        try {
            return open(file, StandardCharsets.UTF_8);
        } catch (IOException first) {
            try {
                return open(
                        file, Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new BadSource(
                        "%s is not a zip archive that can be read: it is damaged, encrypted, or something else"
                                .formatted(file.getFileName()),
                        e);
            }
        }
    }

    private static ZipFiles open(Path file, Charset names) throws IOException {
        ZipFile zip = new ZipFile(file.toFile(), names);
        try {
            return new ZipFiles(zip, entries(zip, String.valueOf(file.getFileName())));
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip, String name) {
        if (zip.size() > MOST_ENTRIES) {
            throw new BadSource(
                    "%s holds %,d entries; expected at most %,d: split it".formatted(name, zip.size(), MOST_ENTRIES));
        }
        Map<String, ZipEntry> entries = new TreeMap<>();
        long bytes = 0;
        for (ZipEntry entry : zip.stream().toList()) {
            if (!entry.isDirectory() && !SafePath.isHidden(entry.getName())) {
                entries.putIfAbsent(entry.getName(), entry);
                bytes += Math.max(0, entry.getSize());
            }
        }
        if (bytes > MOST_BYTES || bytes < 0) {
            throw new BadSource("%s unpacks to more than %d GB: split it".formatted(name, MOST_BYTES / 1_000_000_000));
        }
        return new LinkedHashMap<>(entries);
    }

    @Override
    public List<PhotoFile> list() {
        return entries.keySet().stream().map(PhotoFile::new).toList();
    }

    @Override
    public Optional<PhotoFile> find(String path) {
        return entries.containsKey(path) ? Optional.of(new PhotoFile(path)) : Optional.empty();
    }

    @Override
    public Optional<String> refusal(PhotoFile file) {
        ZipEntry entry = entries.get(file.path());
        if (entry != null && entry.getSize() > DecodeLimits.DEFAULT.maxBytes()) {
            return Optional.of("is larger than the %d MB that an image may have"
                    .formatted(DecodeLimits.DEFAULT.maxBytes() / 1_000_000));
        }
        return isArchive(file)
                ? Optional.of("is an archive inside the archive: unpack it first")
                : SafePath.refusal(file.path());
    }

    private static boolean isArchive(PhotoFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return List.of(".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".jar").stream()
                .anyMatch(name::endsWith);
    }

    @Override
    public byte[] read(PhotoFile file) throws IOException {
        ZipEntry entry = entries.get(file.path());
        if (entry == null) {
            throw new RefusedFile("is not in the archive");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (in == null) {
                throw new ZipException("no content");
            }
            byte[] bytes = FolderFiles.limited(in);
            if (bytesLeft.addAndGet(-bytes.length) < 0) {
                throw new RefusedFile(
                        "is left out: the archive unpacks to more than %d GB".formatted(MOST_BYTES / 1_000_000_000));
            }
            if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4) {
                throw new RefusedFile("is an archive inside the archive: unpack it first");
            }
            return bytes;
        }
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
