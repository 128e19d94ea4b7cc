package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalTest {
    @TempDir
    private Path folder;

    @Test
    void reportsTheFieldsThatScriptsRelyOn() throws IOException {
        List<String> people = Portraits.of(1, folder).stream()
                .map(portrait -> String.valueOf(portrait.getFileName()))
                .toList();
        for (String person : people) {
            Files.copy(folder.resolve(person), folder.resolve("again-" + person));
        }
        Path pairs = Files.write(
                folder.resolve("pairs.tsv"),
                List.of(
                        "# two of the same, two of different people",
                        people.get(0) + "\tagain-" + people.get(0) + "\t1",
                        people.get(1) + "\tagain-" + people.get(1) + "\t1",
                        people.get(0) + "\t" + people.get(1) + "\t0",
                        people.get(1) + "\t" + people.get(2) + "\t0"));
        Path plots = folder.resolve("plots");
        Program run =
                Program.run("eval", "verification", "--images", folder, "--pairs", pairs, "--json", "--plot", plots);
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, Object> report = run.object();
        assertThat(report)
                .containsEntry("pairs", 4)
                .containsEntry("images", 5)
                .containsEntry("failures_to_acquire", 0)
                .containsKeys("accuracy", "accuracy_stderr", "thresholds");
        assertThat(Program.map(report.get("fnmr_at_fmr"))).containsOnlyKeys("1e-3", "1e-4", "1e-5");
        assertThat(plots).isNotEmptyDirectory();
    }

    @Test
    void finishesAndThenTellsOfFilesThatAreNoPictures() throws IOException {
        List<Path> people = Portraits.of(1, folder);
        Files.writeString(folder.resolve("broken.jpg"), "no picture");
        Path pairs = Files.write(
                folder.resolve("pairs.tsv"),
                List.of(
                        people.get(0).getFileName() + "\t" + people.get(1).getFileName() + "\t0",
                        people.get(2).getFileName() + "\tbroken.jpg\t1"));
        Program run = Program.run("eval", "verification", "--images", folder, "--pairs", pairs, "--json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.object()).containsEntry("pairs", 2).containsEntry("failures_to_acquire", 1);
        assertThat(run.err()).startsWith("broken.jpg: ").doesNotContain("\tat ");
    }

    @Test
    void printsOperatingPointsForADescriptor() throws IOException {
        List<Path> faces = Portraits.of(1, folder);
        List<String> lines = new ArrayList<>(List.of("0/a.png\t0/b.png\t1"));
        for (int person = 0; person < 15; person++) {
            Path own = Files.createDirectory(folder.resolve(String.valueOf(person)));
            Files.copy(faces.get(person % faces.size()), own.resolve("a.png"));
            lines.add("%d/a.png\t%d/a.png\t0".formatted(person, (person + 1) % 15));
        }
        Files.copy(faces.getFirst(), folder.resolve("0/b.png"));
        Path pairs = Files.write(folder.resolve("pairs.tsv"), lines);
        Program run = Program.run("eval", "verification", "--images", folder, "--pairs", pairs, "--points");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("(# rough: )?recogniser\\.mirrored\\.fmr\\.1e-\\d = \\d\\.\\d{4}"));

        Path few = Files.write(folder.resolve("few.tsv"), lines.subList(0, 3));
        Program none = Program.run("eval", "verification", "--images", folder, "--pairs", few, "--points");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("--points: expected at least 100 comparisons of different people, got ");
        Program both = Program.run("eval", "verification", "--images", folder, "--pairs", few, "--points", "--json");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("expected --json or --points, got both");
    }

    @Test
    void namesTheLineThatItCannotRead() throws IOException {
        Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "a.jpg\tb.jpg\tmaybe\n");
        Program run = Program.run("eval", "verification", "--images", folder, "--pairs", pairs);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("pairs.tsv", "maybe").doesNotContain("\tat ");
    }

    @Test
    void reportsAttackDetectionByClip(@TempDir Path out) throws IOException {
        Portraits.of(1, folder);
        Program run =
                Program.run("eval", "pad", "--bona-fide", folder, "--attack", "copy=" + folder, "--out", out, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, Object> report = run.object();
        assertThat(report).containsKeys("limit", "bpcer", "apcer", "clips");
        assertThat(Program.map(report.get("apcer"))).containsOnlyKeys("copy");
        assertThat(out.resolve("pad-det.svg")).isNotEmptyFile();
        Program missing =
                Program.run("eval", "pad", "--bona-fide", folder, "--attack", "print=" + folder.resolve("none"));
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none: expected a folder of clips").doesNotContain("\tat ");
    }
}
