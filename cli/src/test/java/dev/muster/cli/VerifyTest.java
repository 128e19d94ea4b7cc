package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyTest {
    @TempDir
    private Path folder;

    @Test
    void matchesAPhotoWithItselfAndTellsAtWhichRate() {
        Path photo = Photos.sample(1, folder);
        Program run = Program.run("verify", "--json", photo, photo);
        assertThat(run.code()).isZero();
        Map<String, Object> answer = run.object();
        assertThat(answer)
                .containsEntry("match", true)
                .containsEntry("similarity", 1.0)
                .containsEntry("fmr", 1e-4)
                .containsKeys("threshold", "extrapolated", "a", "b");
        assertThat(Program.map(answer.get("a"))).containsEntry("faces", 3).containsKeys("file", "box", "quality");
    }

    @Test
    void saysWhenThereWereSeveralFaces() {
        Program run = Program.run("verify", Photos.sample(1, folder), Photos.sample(2, folder));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("no match").contains("similarity", "1 in 10,000");
        assertThat(run.err()).contains("sample1.jpg shows 3 faces; the largest was taken");
    }

    @Test
    void asksMoreAtASmallerRate() {
        Path a = Photos.sample(1, folder);
        Path b = Photos.sample(2, folder);
        Program usual = Program.run("verify", "--json", a, b);
        Program strict = Program.run("verify", "--json", a, b, "--fmr", "1e-9");
        assertThat(Program.number(strict.object().get("threshold")))
                .isGreaterThan(Program.number(usual.object().get("threshold")));
        assertThat(strict.object()).containsEntry("extrapolated", true).containsEntry("fmr", 1e-9);
        assertThat(strict.err()).contains("extrapolated");
    }

    @Test
    void refusesPhotosWithoutAFace() {
        HostileImages.Folder hostile = HostileImages.in(folder);
        Program run = Program.run("verify", "--json", hostile.tiny(), hostile.text());
        assertThat(run.code()).isEqualTo(2);
        Map<String, Object> answer = run.object();
        assertThat(answer).containsEntry("match", null).containsEntry("similarity", null);
        assertThat(Program.map(answer.get("a"))).containsEntry("error", "expected a face, found none");
        assertThat(Program.map(answer.get("b"))).containsOnlyKeys("file", "error");
        assertThat(Program.run("verify", hostile.tiny(), hostile.text()).out()).isEmpty();
    }
}
