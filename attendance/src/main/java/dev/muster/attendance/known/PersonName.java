package dev.muster.attendance.known;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A person's name as the name of a file or folder, on every system. */
public final class PersonName {
    private static final int MOST_CHARACTERS = 80;
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}\\z");
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private PersonName() {}

    /** Whose photo a file is, when it lies directly in the folder of known faces. */
    public static String ofPhoto(Path file) {
        return composed(EXTENSION.matcher(fileName(file)).replaceFirst(""));
    }

    /** Whose photos a folder holds. */
    public static String ofFolder(Path folder) {
        return composed(fileName(folder));
    }

    /** A photo's extension with its dot, in lower case. */
    static String extension(Path file) {
        return EXTENSION
                .matcher(fileName(file))
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse(".photo");
    }

    static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    static String composed(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    /** Why a name cannot be a file's name; nothing when it can. */
    static Optional<String> refusal(String name) {
        if (name.isBlank()) {
            return Optional.of("expected a name, got a blank text");
        }
        if (FORBIDDEN.matcher(name).find()) {
            return Optional.of(
                    "a name is also a file's name and cannot contain / \\ : * ? \" < > | or control characters");
        }
        if (name.startsWith(".") || name.endsWith(".")) {
            return Optional.of("a name is also a file's name and cannot begin or end with a dot");
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("\"%s\" is the name of a device on some systems".formatted(name));
        }
        if (name.codePointCount(0, name.length()) > MOST_CHARACTERS) {
            return Optional.of("expected a name of at most %d characters".formatted(MOST_CHARACTERS));
        }
        return Optional.empty();
    }
}
