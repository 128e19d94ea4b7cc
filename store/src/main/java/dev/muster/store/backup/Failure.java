package dev.muster.store.backup;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Says in words what went wrong with a file or a database. */
final class Failure {
    private Failure() {}

    static String reason(Exception e) {
        if (String.valueOf(e.getMessage()).matches("(?is).*(no space left|disk is full|quota exceeded).*")) {
            return "the disk is full; free some space, then try again";
        }
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case ZipException _ -> "it is damaged, or no backup of Muster";
            case NoSuchFileException _ -> "it is not there";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default ->
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        };
    }
}
