package dev.muster.cli.attend;

import dev.muster.cli.console.BadInput;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo keeps its people and its register.
 *
 * @param root the folder that holds both
 */
record DemoFolder(Path root) {
    private static final String USUAL = "muster-demo";

    /** The wanted folder; without a wish {@code muster-demo} here, or a temporary one where nothing can be written. */
    static DemoFolder open(@Nullable Path wanted) {
        Path root = wanted == null ? Path.of(USUAL) : wanted;
        try {
            return prepared(root);
        } catch (IOException e) {
            if (wanted != null) {
                throw new BadInput("--out: cannot write to " + wanted, e);
            }
            try {
                return prepared(Files.createTempDirectory(USUAL));
            } catch (IOException nowhere) {
                throw new BadInput("cannot write to " + root.toAbsolutePath() + "; name a folder with --out", nowhere);
            }
        }
    }

    private static DemoFolder prepared(Path root) throws IOException {
        DemoFolder folder = new DemoFolder(root);
        Files.createDirectories(folder.known());
        Files.createDirectories(folder.register());
        Files.delete(Files.createTempFile(root, ".muster", null));
        return folder;
    }

    Path known() {
        return root.resolve("known");
    }

    Path register() {
        return root.resolve("register");
    }

    /** Puts the portraits of an earlier demo away and the given ones in their place, and begins a new register. */
    void fill(Map<String, BufferedImage> portraits) {
        try {
            empty(known(), "[A-Z][a-z]+\\.png");
            empty(register(), "\\d{4}-\\d\\d-\\d\\d\\.csv");
            for (Map.Entry<String, BufferedImage> portrait : portraits.entrySet()) {
                ImageIO.write(
                        portrait.getValue(),
                        "png",
                        known().resolve(portrait.getKey() + ".png").toFile());
            }
        } catch (IOException e) {
            throw new BadInput("cannot write to " + root + ": " + e.getMessage(), e);
        }
    }

    private static void empty(Path folder, String pattern) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches(pattern))
                    .toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
