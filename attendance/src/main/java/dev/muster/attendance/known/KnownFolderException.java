package dev.muster.attendance.known;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of known faces itself cannot be used; the message says in words which and why. */
public final class KnownFolderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KnownFolderException(String message) {
        super(message);
    }

    KnownFolderException(String what, Path folder, IOException cause) {
        super("%s %s: %s".formatted(what, folder, Reasons.of(cause)), cause);
    }
}
