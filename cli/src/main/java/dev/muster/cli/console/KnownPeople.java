package dev.muster.cli.console;

import dev.muster.attendance.known.KnownFaces;
import dev.muster.attendance.known.KnownFolder;
import dev.muster.attendance.known.KnownFolderException;
import dev.muster.attendance.known.SkippedPhoto;
import dev.muster.face.FaceEngine;
import dev.muster.gallery.Gallery;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a folder of known faces for a command, and says which photos could not be used. */
public final class KnownPeople {
    private final Terminal terminal;
    private final Consumer<SkippedPhoto> skipped;

    /** @param skipped is told of each photo that was left out */
    public KnownPeople(Terminal terminal, Consumer<SkippedPhoto> skipped) {
        this.terminal = terminal;
        this.skipped = skipped;
    }

    /** Everybody in the folder, ready to be searched. */
    public Gallery read(Path folder, FaceEngine engine) {
        try {
            EngineOptions.pointsFor(engine);
            KnownFaces known = new KnownFolder(folder, engine).read(this::show);
            known.skipped().forEach(skipped);
            if (known.people().isEmpty()) {
                throw new BadInput(
                        "--known: expected at least one good photo of somebody in %s, found none".formatted(folder));
            }
            return known.gallery();
        } catch (KnownFolderException e) {
            throw new BadInput("--known: " + e.getMessage(), e);
        }
    }

    private void show(int done, int total) {
        if (terminal.progress()) {
            terminal.err()
                    .print(done < total ? "\r\033[KReading %d of %d known photos".formatted(done, total) : "\r\033[K");
            terminal.err().flush();
        }
    }
}
