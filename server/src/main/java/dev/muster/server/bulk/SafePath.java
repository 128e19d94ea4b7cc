package dev.muster.server.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges paths that others chose: the names inside an archive, and those that a browser sends. */
final class SafePath {
    private static final int MOST_PARTS = 8;
    private static final int MOST_BYTES = 240;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private SafePath() {}

    /** Why a path is not taken; empty when it stays inside its source and is made of names that a file can have. */
    static Optional<String> refusal(String path) {
        if (path.startsWith("/") || path.contains("\\") || path.matches("[A-Za-z]:.*")) {
            return Optional.of("has a path that leads outside its folder");
        }
        String[] parts = path.split("/", -1);
        if (parts.length > MOST_PARTS) {
            return Optional.of("lies in more than %d folders".formatted(MOST_PARTS - 1));
        }
        for (String part : parts) {
            if (part.equals("..") || part.equals(".")) {
                return Optional.of("has a path that leads outside its folder");
            }
            if (part.isBlank() || CONTROL.matcher(part).find()) {
                return Optional.of("has a name that no file can have");
            }
            if (part.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                return Optional.of("has a name of more than %d bytes".formatted(MOST_BYTES));
            }
        }
        return Optional.empty();
    }

    /** Whether a file is one that systems leave behind: hidden, or of a Mac's archive. */
    static boolean isHidden(String path) {
        for (String part : path.split("/", -1)) {
            if ((part.startsWith(".") && !part.equals("..") && !part.equals("."))
                    || part.equals("__MACOSX")
                    || part.equalsIgnoreCase("Thumbs.db")
                    || part.equalsIgnoreCase("desktop.ini")) {
                return true;
            }
        }
        return false;
    }
}
