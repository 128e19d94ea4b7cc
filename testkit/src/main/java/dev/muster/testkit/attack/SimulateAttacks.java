package dev.muster.testkit.attack;

import dev.muster.frame.Frame;
import dev.muster.frame.JpegEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * {@code SimulateAttacks PHOTOS OUT [FRAMES]}: every species of simulated attack with each photo of a folder, whose
 * face is in the middle. Makes {@code OUT/SPECIES/PHOTO/000.jpg} and so on: a folder is a clip.
 */
public final class SimulateAttacks {
    private static final Duration BETWEEN = Duration.ofMillis(125);
    private static final double JPEG_QUALITY = 0.9;
    private static final int FRAMES = 12;

    private SimulateAttacks() {}

    /** Runs it. */
    public static void main(String... arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            throw new IllegalArgumentException("expected PHOTOS OUT [FRAMES], got " + arguments.length + " arguments");
        }
        int frames = arguments.length == 3 ? Integer.parseInt(arguments[2]) : FRAMES;
        for (Path photo : photos(Path.of(arguments[0]))) {
            Portrait portrait = Portrait.central(ImageIO.read(photo.toFile()));
            for (SimulatedAttack species : SimulatedAttack.values()) {
                String name = String.valueOf(photo.getFileName());
                Path clip = Path.of(arguments[1], species.label(), name.substring(0, name.lastIndexOf('.')));
                write(species.clip(portrait, name.hashCode(), frames, BETWEEN), Files.createDirectories(clip));
            }
        }
    }

    private static List<Path> photos(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
    }

    private static void write(List<Frame> frames, Path clip) throws IOException {
        for (int i = 0; i < frames.size(); i++) {
            Files.write(clip.resolve("%03d.jpg".formatted(i)), JpegEncoder.encode(frames.get(i), JPEG_QUALITY));
        }
    }
}
