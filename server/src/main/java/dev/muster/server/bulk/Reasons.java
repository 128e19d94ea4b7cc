package dev.muster.server.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** What went wrong with a file, in words for a person. */
final class Reasons {
    private Reasons() {}

    static String of(Exception cause) {
        return switch (cause) {
            case UncheckedIOException _ -> "cannot be read";
            case RefusedFile refused -> String.valueOf(refused.getMessage());
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "does not exist";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case ZipException _ -> "is damaged inside the archive";
            case IOException _ -> "cannot be read";
            default -> "cannot be used";
        };
    }
}
