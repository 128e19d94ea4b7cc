package dev.muster.store.register;

import dev.muster.attendance.register.CsvLines;
import dev.muster.store.Database;
import dev.muster.store.register.MirrorRows.Line;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** One CSV file and the rows it mirrors. All of it happens under the folder's lock. */
final class MirrorFile {
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final String place;
    private final MirrorRows rows;
    private final Path path;

    MirrorFile(Database database, Path root, String place, MirrorRows rows) {
        this.database = database;
        this.place = place;
        this.rows = rows;
        this.path = root.resolve(rows.file());
    }

    /** Adds the rows that the file lacks; makes it anew when it is not as it was left. */
    void follow() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            MirrorState state = MirrorState.of(database, place, rows.file());
            MirrorState now =
                    state.size() != MirrorState.STALE && state.size() == size() ? extended(state) : made(state);
            if (now.equals(state) || now.save(database, place, rows.file())) {
                return;
            }
        }
    }

    /** Whether the file is as it was left and holds every row, and none besides. */
    boolean upToDate() throws IOException {
        MirrorState state = MirrorState.of(database, place, rows.file());
        return state.size() == size()
                && new MirrorRows.Extent(state.lines(), state.seq()).equals(rows.extent(database));
    }

    private MirrorState extended(MirrorState state) throws IOException {
        MirrorState now = state;
        List<Line> lines = rows.after(database, now.seq());
        if (lines.isEmpty()) {
            return state;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.position(state.size());
            while (!lines.isEmpty()) {
                ByteBuffer bytes = ByteBuffer.wrap(text(lines).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                now = after(now, lines, channel.position());
                lines = rows.after(database, now.seq());
            }
            channel.force(true);
        }
        return now;
    }

    private MirrorState made(MirrorState state) throws IOException {
        List<Line> lines = rows.after(database, 0);
        if (lines.isEmpty() && !rows.keptEmpty()) {
            Files.deleteIfExists(path);
            return new MirrorState(0, 0, 0, state.version());
        }
        Files.createDirectories(path.getParent());
        Path temporary = path.resolveSibling("." + path.getFileName() + ".new");
        MirrorState now = new MirrorState(0, 0, 0, state.version());
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            out.write(CsvLines.header().getBytes(StandardCharsets.UTF_8));
            while (!lines.isEmpty()) {
                out.write(text(lines).getBytes(StandardCharsets.UTF_8));
                now = after(now, lines, 0);
                lines = rows.after(database, now.seq());
            }
            out.flush();
            channel.force(true);
            now = new MirrorState(now.seq(), now.lines(), channel.size(), now.version());
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
        return now;
    }

    private static MirrorState after(MirrorState state, List<Line> lines, long size) {
        return new MirrorState(lines.getLast().seq(), state.lines() + lines.size(), size, state.version());
    }

    private static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()));
        return text.toString();
    }

    /** In bytes; 0 when there is no file. */
    private long size() throws IOException {
        try {
            return Files.size(path);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /** Makes the new file's name durable, where the system can do that for folders. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException _) {
            // Windows opens no folders; it keeps names safe by itself.
        }
    }
}
