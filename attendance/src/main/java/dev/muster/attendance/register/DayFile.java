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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file of one local date. All of it happens under the folder's lock. */
final class DayFile {
    private static final long MOST_BYTES = 256_000_000;

    private final LocalDate date;
    private final Path file;
    private final Consumer<String> notices;

    private final List<Punch> punches = new ArrayList<>();
    private @Nullable Layout layout;
    private boolean endsInsideLine;
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
            seen = stamp();
        }
        return punches;
    }

    /** Adds a row; it is on disk, or the file is as before. */
    void append(Punch punch) throws IOException {
        Layout columns = layout == null ? Layout.STANDARD : layout;
        String lines = (layout == null ? columns.headerLine() : endsInsideLine ? "\r\n" : "") + columns.rowLine(punch);
        boolean created = Files.notExists(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            writeAtEnd(channel, ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
        }
        if (created) {
            forceFolder();
        }
        layout = columns;
        endsInsideLine = false;
        punches.add(punch);
        seen = stamp();
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
        punches.clear();
        layout = null;
        endsInsideLine = false;
        byte[] bytes = bytes();
        int begin = Rows.begin(bytes);
        int end = Rows.end(bytes);
        try {
            if (end == begin) {
                readHeaderAlone(bytes, begin);
            } else {
                long lines = readWholeRows(bytes, begin, end);
                if (end < bytes.length) {
                    readTail(bytes, end, lines);
                }
            }
        } catch (Rows.NotUnderstood e) {
            throw new RegisterException("%s, %s; nothing was written".formatted(file, e.getMessage()));
        }
    }

    private long readWholeRows(byte[] bytes, int begin, int end) throws Rows.NotUnderstood {
        long lines = 0;
        for (int i = begin; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        for (Rows.Row row : Rows.parse(bytes, begin, end, 1)) {
            if (layout == null) {
                layout = header(row);
            } else if (!row.isBlank()) {
                punches.add(punch(layout, row));
            }
        }
        return lines;
    }

    /** A new file, or one whose very first line is not finished. */
    private void readHeaderAlone(byte[] bytes, int begin) throws IOException, Rows.NotUnderstood {
        byte[] tail = Arrays.copyOfRange(bytes, begin, bytes.length);
        byte[] expected = Layout.STANDARD.headerLine().getBytes(StandardCharsets.UTF_8);
        int same = Arrays.mismatch(tail, expected);
        if (tail.length == 0) {
            return;
        }
        if (same == tail.length) {
            truncate(begin);
            return;
        }
        for (Rows.Row row : Rows.parse(bytes, begin, bytes.length, 1)) {
            layout = header(row);
            endsInsideLine = true;
        }
    }

    /** The last line has no end: somebody's editor left it out, or a crash came in the middle of a row. */
    private void readTail(byte[] bytes, int end, long lines) throws IOException {
        try {
            for (Rows.Row row : Rows.parse(bytes, end, bytes.length, lines + 1)) {
                if (layout == null) {
                    layout = header(row);
                } else if (!row.isBlank()) {
                    punches.add(punch(layout, row));
                }
            }
            endsInsideLine = true;
        } catch (Rows.NotUnderstood _) {
            moveAside(Arrays.copyOfRange(bytes, end, bytes.length));
            truncate(end);
        }
    }

    private static Layout header(Rows.Row row) throws Rows.NotUnderstood {
        try {
            return Layout.ofHeader(row.cells());
        } catch (IllegalArgumentException e) {
            throw new Rows.NotUnderstood(row.line(), e);
        }
    }

    private Punch punch(Layout columns, Rows.Row row) throws Rows.NotUnderstood {
        try {
            return columns.read(row.cells(), date);
        } catch (IllegalArgumentException e) {
            throw new Rows.NotUnderstood(row.line(), e);
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
