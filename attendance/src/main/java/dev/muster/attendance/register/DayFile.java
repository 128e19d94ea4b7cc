package dev.muster.attendance.register;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The file of one local date. All of it happens under the folder's lock. */
final class DayFile {
    private static final long MOST_BYTES = 256_000_000;

    private final LocalDate date;
    private final Path file;
    private final Consumer<String> notices;

    private DayContents contents = DayContents.NONE;
    private Stamp seen = Stamp.NONE;

    /** What tells that a file is still the one that was read. */
    private record Stamp(long size, FileTime changed) {
        static final Stamp NONE = new Stamp(-1, FileTime.fromMillis(0));
    }

    DayFile(Path folder, LocalDate date, Consumer<String> notices) {
        this.date = date;
        this.file = folder.resolve(date + ".csv");
        this.notices = notices;
    }

    /** The punches as the file has them now, whoever wrote them. */
    List<Punch> punches() throws IOException {
        Stamp now = stamp();
        if (!now.equals(seen)) {
            read();
            seen = now;
        }
        return contents.punches();
    }

    /** Adds a row; it is on disk, or the file is as before. Returns the punch as the row has it. */
    Punch append(Punch punch) throws IOException {
        byte[] line = contents.lineFor(punch).getBytes(StandardCharsets.UTF_8);
        boolean created = Files.notExists(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            writeAtEnd(channel, ByteBuffer.wrap(line));
        }
        if (created) {
            forceFolder();
        }
        return Layout.STANDARD.stored(punch);
    }

    private static void writeAtEnd(FileChannel channel, ByteBuffer bytes) throws IOException {
        long end = channel.size();
        try {
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            if (channel.isOpen()) {
                channel.truncate(end);
            }
            throw e;
        }
    }

    private void read() throws IOException {
        seen = Stamp.NONE;
        contents = DayContents.NONE;
        byte[] bytes = bytes();
        try {
            contents = DayContents.of(bytes, date);
        } catch (Rows.NotUnderstood e) {
            throw new RegisterException("%s, %s; nothing was written".formatted(file, e.getMessage()));
        }
        if (contents.end() < bytes.length) {
            moveAside(Arrays.copyOfRange(bytes, contents.end(), bytes.length));
            truncate(contents.end());
        }
    }

    private void moveAside(byte[] tail) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".torn");
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(tail.length + 2)
                    .put(tail)
                    .put((byte) '\r')
                    .put((byte) '\n');
            writeAtEnd(channel, bytes.flip());
        }
        notices.accept("%s ended in the middle of a row, as after a crash; the piece is now in %s"
                .formatted(file.getFileName(), aside.getFileName()));
    }

    private void truncate(int end) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    private byte[] bytes() throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new RegisterException("%s: expected a register of at most %d MB, got %d MB"
                        .formatted(file, MOST_BYTES / 1_000_000, Files.size(file) / 1_000_000));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return new byte[0];
        }
    }

    private Stamp stamp() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException _) {
            return Stamp.NONE;
        }
    }

    /** Makes the new file's name durable, where the system can do that for folders. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException _) {
            // Windows opens no folders; it keeps names safe by itself.
        }
    }
}
