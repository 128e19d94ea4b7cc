package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void namesTheLineThatItCannotRead() throws IOException {
        Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "a.jpg\tb.jpg\tmaybe\n");
        Program run = Program.run("eval", "verification", "--images", folder, "--pairs", pairs);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("pairs.tsv", "maybe").doesNotContain("\tat ");
    }
}
