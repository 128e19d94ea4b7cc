package dev.muster.cli.image;

import dev.muster.cli.console.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The photos of one person in a folder of known faces: a folder that bears the person's name. */
final class PhotoFolder {
    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff");
    private static final int LONGEST_NAME = 100;

    private final Path folder;
    private final String name;

    /** @throws BadInput when the name cannot be a folder's */
    PhotoFolder(Path known, String name) {
        this.name = checked(name);
        this.folder = known.resolve(this.name);
    }

    String name() {
        return name;
    }

    /** The stored photo with the same bytes, if there is one. */
    Optional<Path> find(byte[] photo) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        for (Path stored : stored()) {
            if (Files.size(stored) == photo.length && java.util.Arrays.equals(Files.readAllBytes(stored), photo)) {
                return Optional.of(stored);
            }
        }
        return Optional.empty();
    }

    /** Stores a photo under the next free number; a reader sees it whole or not at all. */
    Path add(byte[] photo, Path original) throws IOException {
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, ".enrol-", ".part");
        try {
            Files.write(partial, photo);
            Path stored = folder.resolve("%d.%s".formatted(nextNumber(), extension(original)));
            return Files.move(partial, stored, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private int nextNumber() throws IOException {
        Set<String> taken = new java.util.HashSet<>();
        stored().forEach(photo -> taken.add(photo.getFileName().toString().replaceFirst("\\..*", "")));
        int number = 1;
        while (taken.contains(Integer.toString(number))) {
            number++;
        }
        return number;
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String extension(Path original) {
        String file = String.valueOf(original.getFileName());
        String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(extension) ? extension : "jpg";
    }

    /** Accepts what every system takes for a folder's name, so that the folder can move. */
    private static String checked(String name) {
        String stripped = name.strip();
        boolean usable = !stripped.isEmpty()
                && stripped.length() <= LONGEST_NAME
                && !stripped.startsWith(".")
                && !stripped.endsWith(".")
                && stripped.chars().noneMatch(c -> Character.isISOControl(c) || "/\\:*?\"<>|".indexOf(c) >= 0);
        if (!usable) {
            throw new BadInput("NAME: expected 1 to %d characters, no dot at either end and none of / \\ : * ? \" < > |, got '%s'"
                    .formatted(LONGEST_NAME, name));
        }
        return stripped;
    }
}
