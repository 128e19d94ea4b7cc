package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectTest {
    @TempDir
    private Path folder;

    @Test
    void describesEachFaceInPixelsOfTheUprightPicture() {
        Program run = Program.run("detect", "--json", Photos.sample(1, folder));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        Map<String, Object> image = run.object();
        assertThat(image).containsKeys("file", "width", "height", "faces").containsEntry("width", 1920);
        assertThat(image).extractingByKey("faces", LIST).hasSize(3);
        Map<String, Object> face = Program.maps(image.get("faces")).getFirst();
        assertThat(face).containsKeys("box", "confidence", "landmarks", "quality");
        assertThat(Program.map(face.get("box"))).containsOnlyKeys("x", "y", "width", "height");
        assertThat(face)
                .extractingByKey("landmarks", LIST)
                .hasSize(68)
                .allSatisfy(point -> assertThat((List<?>) point).hasSize(2));
        assertThat(Program.map(face.get("quality")))
                .containsEntry("acceptable", true)
                .containsEntry("reasons", List.of())
                .containsKeys("overall", "inter_eye_distance", "sharpness", "yaw", "pitch", "roll");
    }

    @Test
    void answersSeveralImagesWithOneArrayAndNamesThoseItCannotRead() {
        HostileImages.Folder hostile = HostileImages.in(folder);
        Program run = Program.run("detect", "--json", hostile.truncated(), Photos.sample(3, folder), hostile.empty());
        assertThat(run.code()).isEqualTo(2);
        List<Map<String, Object>> images = run.array();
        assertThat(images).hasSize(3);
        assertThat(images.get(0)).containsOnlyKeys("file", "error");
        assertThat(images.get(1)).extractingByKey("faces", LIST).hasSize(3);
        assertThat(images.get(2)).containsOnlyKeys("file", "error");
        assertThat(run.err()).contains("truncated.jpg", "empty.jpg").doesNotContain("\tat ");
    }

    @Test
    void refusesEveryHostileImageInWordsAndDoesTheRest() {
        HostileImages.Folder hostile = HostileImages.in(folder);
        Program run = Program.run(
                "detect",
                hostile.empty(),
                hostile.text(),
                hostile.truncated(),
                hostile.bomb(),
                folder,
                folder.resolve("missing.jpg"),
                hostile.tiny());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line)
                        .startsWith(folder.toString())
                        .contains(": ")
                        .doesNotContain("Exception"));
        assertThat(run.out()).contains("tiny.png  1 × 1  no face");
    }

    @Test
    void speaksInColumnsToPeople() {
        Program run = Program.run("detect", Photos.sample(3, folder));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("3 faces", "confidence").doesNotContain("\033[");
        assertThat(run.out().lines()).hasSize(4);
    }
}
