package dev.muster.attendance.register;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The register could not be read or written; the message says in words which file and why. */
public final class RegisterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RegisterException(String message) {
        super(message);
    }

    RegisterException(String what, Path file, IOException cause) {
        super("%s %s: %s".formatted(what, file, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it does not exist";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
