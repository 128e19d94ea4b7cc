package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from photos to figures, where the development photos lie beside the project. */
class RealFacesTest {
    private static final Path LFW =
            Path.of("../../shared/faces/lfw-dev").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    /** The figures of docs/evaluation.md, measured again: the threshold from the training pairs, the rates on the test. */
    @Test
    void tellsPeopleApartAsWellAsTheDocumentsSay() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(LFW), "no development photos here");
        VerificationReport report = VerificationEvaluation.run(
                EvaluationRequest.of(LFW.resolve("images"), LFW.resolve("pairs-test.tsv"))
                        .withTrain(LFW.resolve("pairs-train.tsv")),
                Progress.SILENT);

        assertThat(report.failures()).isEmpty();
        assertThat(report.trainFailures()).isEmpty();
        assertThat(report.pairs()).isEqualTo(1000);
        assertThat(report.accuracy().orElseThrow().mean()).isGreaterThanOrEqualTo(0.993);
        assertThat(report.peopleFromFolders()).isTrue();
        assertThat(report.labelConflicts()).isZero();
        assertThat(report.point(1e-4).orElseThrow().fnmr().orElseThrow()).isLessThanOrEqualTo(0.03);
        assertThat(EvaluationPlots.write(report, folder)).allMatch(Files::isRegularFile);
    }
}
