package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from photos to figures, where the development photos lie beside the project. */
class RealFacesTest {
    private static final Path LFW =
            Path.of("../../shared/faces/lfw-dev").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void tellsPeopleApartOnRealPhotos() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(LFW), "no development photos here");
        Path pairs = everyTwelfth(LFW.resolve("pairs-test.tsv"));
        VerificationReport report =
                VerificationEvaluation.run(EvaluationRequest.of(LFW.resolve("images"), pairs), Progress.SILENT);

        assertThat(report.failures()).isEmpty();
        assertThat(report.pairs()).isBetween(80, 90);
        assertThat(report.accuracy().orElseThrow().mean()).isGreaterThanOrEqualTo(0.97);
        assertThat(report.peopleFromFolders()).isTrue();
        assertThat(report.labelConflicts()).isZero();
        assertThat(report.point(1e-3).orElseThrow().fnmr().orElseThrow()).isLessThan(0.1);
        assertThat(EvaluationPlots.write(report, folder)).allMatch(Files::isRegularFile);
    }

    private Path everyTwelfth(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return Files.write(
                folder.resolve("pairs.tsv"),
                IntStream.iterate(1, i -> i < lines.size(), i -> i + 12)
                        .mapToObj(lines::get)
                        .toList());
    }
}
