package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.face.FaceOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PadEvaluationTest {
    @TempDir
    private Path folder;

    @Test
    void aClipIsAPhotoOrAFolderOfPhotos() throws Exception {
        Path live = Files.createDirectory(folder.resolve("live"));
        portrait(live.resolve("photo.png"));
        Path clip = Files.createDirectory(live.resolve("clip"));
        portrait(clip.resolve("1.png"));
        portrait(clip.resolve("2.png"));
        Path attacks = Files.createDirectory(folder.resolve("attacks"));
        ImageIO.write(
                new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB),
                "png",
                attacks.resolve("nobody.png").toFile());
        PadReport report = PadEvaluation.run(
                PadRequest.of(List.of(live), Map.of("blank", attacks))
                        .withFace(FaceOptions.defaults().withThreads(1)),
                Progress.SILENT);
        assertThat(report.clips()).extracting(PadClip::name).containsExactly("clip", "photo.png", "nobody.png");
        assertThat(report.clips()).extracting(PadClip::frames).containsExactly(2, 1, 0);
        assertThat(report.bpcer().clips()).isEqualTo(2);
        assertThat(report.apcer().get("blank")).isEqualTo(new PadRate(0, 1, 1));
    }

    @Test
    void ratesCountClips() throws IOException {
        PadReport report = report();
        assertThat(report.bpcer()).isEqualTo(new PadRate(1, 3, 1));
        assertThat(report.apcer()).containsExactly(Map.entry("simulated-print", new PadRate(1, 2, 0)));
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("BPCER") && line.contains("33.33 %") && line.contains("1 of 3 clips"))
                .anyMatch(line -> line.startsWith("APCER simulated-print") && line.contains("50.00 %"))
                .anyMatch(line -> line.startsWith("Simulated species"))
                .contains("APCER above 10 %, not to be relied on: simulated-print")
                .anyMatch(line -> line.contains("nobody: no face found"));
        assertThat(report.fields()).containsKeys("limit", "bpcer", "apcer", "clips");
    }

    @Test
    void thePictureAndTheTableAreWritten() throws IOException {
        List<Path> files = report().write(folder.resolve("out"));
        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(files.getFirst()).content().startsWith("<svg").contains("simulated-print");
        assertThat(files.getLast()).content().contains("simulated-print\tone\t8\t0.900000\ttrue");
    }

    @Test
    void namesAFolderThatHoldsNoClips() {
        PadRequest request = PadRequest.of(List.of(folder), Map.of("print", folder.resolve("none")));
        assertThatExceptionOfType(EvaluationInputException.class)
                .isThrownBy(() -> PadEvaluation.run(request, Progress.SILENT))
                .withMessageContaining(folder + " is empty");
    }

    private PadReport report() {
        Map<String, Path> attacks = new LinkedHashMap<>(Map.of("simulated-print", folder));
        return new PadReport(
                PadRequest.of(List.of(folder), attacks),
                List.of(
                        clip(Optional.empty(), "a", OptionalDouble.of(0.1), false),
                        clip(Optional.empty(), "b", OptionalDouble.of(0.2), false),
                        clip(Optional.empty(), "nobody", OptionalDouble.empty(), true),
                        clip(Optional.of("simulated-print"), "one", OptionalDouble.of(0.9), true),
                        clip(Optional.of("simulated-print"), "two", OptionalDouble.of(0.15), false)));
    }

    private static PadClip clip(Optional<String> species, String name, OptionalDouble score, boolean suspected) {
        return new PadClip(species, name, score.isPresent() ? 8 : 0, score, suspected, Optional.empty());
    }

    private static void portrait(Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PadEvaluationTest.class.getResourceAsStream("/dev/muster/samples/sample3.jpg"))) {
            BufferedImage sample = Objects.requireNonNull(ImageIO.read(in));
            ImageIO.write(sample.getSubimage(940, 111, 500, 500), "png", file.toFile());
        }
    }
}
