package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.ModelId;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationPlotsTest {
    @TempDir
    Path folder;

    @Test
    void writesWellFormedPicturesWhateverTheLocale() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            List<Path> files = EvaluationPlots.write(report("<evil> & \"model\"", 100_000), folder.resolve("plots"));

            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("det.svg", "similarity.svg");
            for (Path file : files) {
                assertWellFormed(file);
                assertThat(Files.readString(file)).doesNotContain("NaN", "Infinity");
            }
            assertThat(Files.readString(files.getFirst()))
                    .contains("&lt;evil&gt;", " %")
                    .containsPattern("\\d\\.\\d\\d %");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void saysSoWhereThereIsNothingToDraw() throws Exception {
        for (Path file : EvaluationPlots.write(report("none", 0), folder)) {
            assertWellFormed(file);
            assertThat(Files.readString(file)).doesNotContain("NaN", "Infinity");
        }
        assertThat(Files.readString(folder.resolve("det.svg"))).contains("too few comparisons");
    }

    @Test
    void descriptorThresholdsAreRoundedUp() {
        VerificationReport report = report("model", 100_000);
        assertThat(report.descriptorLines())
                .hasSize(4)
                .allMatch(line -> line.matches("(# rough: )?recogniser\\.mirrored\\.fmr\\.1e-\\d = 0\\.\\d{4}"))
                .satisfiesExactly(
                        hundredth -> assertThat(hundredth).doesNotStartWith("#"),
                        thousandth -> assertThat(thousandth).doesNotStartWith("#"),
                        rough -> assertThat(rough).startsWith("# rough: "),
                        rough -> assertThat(rough).startsWith("# rough: "));
        String line = report.descriptorLines().getFirst();
        double written = Double.parseDouble(line.substring(line.indexOf("= ") + 2));
        assertThat(written - report.points().getFirst().threshold()).isBetween(0.0, 1e-4);
    }

    private static void assertWellFormed(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(in)
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    /** A report over made-up similarities: the given number of different people, a twentieth of the same. */
    private static VerificationReport report(String model, int impostors) {
        Random random = new Random(9);
        double[] genuine = random.doubles(impostors / 20)
                .map(u -> Math.min(1, 0.65 + 0.1 * random.nextGaussian()))
                .toArray();
        double[] different = random.doubles(impostors)
                .map(u -> 0.05 + 0.09 * random.nextGaussian())
                .sorted()
                .toArray();
        SimilarityHistogram genuineHistogram = new SimilarityHistogram();
        SimilarityHistogram impostorHistogram = new SimilarityHistogram();
        for (double similarity : genuine) {
            genuineHistogram.add(similarity);
        }
        for (double similarity : different) {
            impostorHistogram.add(similarity);
        }
        CrossComparisons cross = new CrossComparisons(genuine, 0, different, genuineHistogram, impostorHistogram);
        List<MeasuredPoint> points = new ArrayList<>();
        for (double fmr : new double[] {1e-2, 1e-3, 1e-4, 1e-5, 1e-6}) {
            MeasuredPoint.of(fmr, cross).ifPresent(points::add);
        }
        return new VerificationReport(
                EvaluationRequest.of(Path.of("images"), Path.of("pairs.tsv")),
                new ModelId(model),
                1000,
                2000,
                500,
                true,
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                cross.genuineCount(),
                cross.impostorCount(),
                points,
                DetCurve.of(cross),
                DensityBin.of(cross));
    }
}
