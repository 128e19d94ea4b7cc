package dev.muster.testkit.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.frame.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedAttackTest {
    private static final Duration BETWEEN = Duration.ofMillis(125);

    @ParameterizedTest
    @EnumSource
    void aClipMovesAndIsTheSameForTheSameSeed(SimulatedAttack species) {
        List<Frame> clip = species.clip(Portrait.central(picture()), 5, 2, BETWEEN);
        assertThat(clip).hasSize(2);
        assertThat(clip.get(0).pixels()).isNotEqualTo(clip.get(1).pixels());
        assertThat(Duration.between(clip.get(0).time(), clip.get(1).time())).isEqualTo(BETWEEN);
        List<Frame> again = species.clip(Portrait.central(picture()), 5, 1, BETWEEN);
        assertThat(again.getFirst().pixels()).isEqualTo(clip.getFirst().pixels());
    }

    @ParameterizedTest
    @EnumSource
    void everySpeciesIsCalledSimulated(SimulatedAttack species) {
        assertThat(species.label()).startsWith("simulated-");
    }

    @Test
    void aFolderOfPhotosBecomesAFolderOfClipsASpecies(@TempDir Path folder) throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        ImageIO.write(picture(), "jpg", photos.resolve("somebody.jpg").toFile());
        SimulateAttacks.main(photos.toString(), folder.resolve("out").toString(), "1");
        for (SimulatedAttack species : SimulatedAttack.values()) {
            assertThat(folder.resolve("out").resolve(species.label()).resolve("somebody/000.jpg"))
                    .isRegularFile();
        }
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(200, 150, 130));
        graphics.fillOval(25, 15, 50, 70);
        graphics.dispose();
        return picture;
    }
}
