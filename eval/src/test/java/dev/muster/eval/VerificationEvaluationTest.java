package dev.muster.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.face.FaceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole evaluation over files, with faces that a rule makes up in place of an engine. */
class VerificationEvaluationTest {
    private static final ModelId MODEL = new ModelId("made-up");
    private static final int PEOPLE = 60;

    @TempDir
    Path folder;

    @Test
    void reportsEveryFieldThatScriptsRelyOn() throws Exception {
        VerificationReport report = evaluate(4, Progress.SILENT, "");
        Map<String, ?> fields = report.fields();

        assertThat(fields.get("pairs")).isEqualTo(119);
        assertThat(fields.get("images")).isEqualTo(120);
        assertThat(fields.get("failures_to_acquire")).isEqualTo(0);
        assertThat(fields.get("accuracy")).asInstanceOf(DOUBLE).isGreaterThan(0.97);
        assertThat(fields.get("accuracy_stderr")).asInstanceOf(DOUBLE).isBetween(0.0, 0.05);
        assertThat(fields.get("genuine_comparisons")).isEqualTo(60L);
        assertThat(fields.get("impostor_comparisons")).isEqualTo(120L * 119 / 2 - 60);
        assertThat(fields.get("model")).isEqualTo("made-up");
        assertThat(fields.get("folds")).isEqualTo(10);
        assertThat(fields.get("thresholds"))
                .asInstanceOf(map(String.class, Object.class))
                .containsOnlyKeys("1e-3", "1e-4", "1e-5")
                .containsEntry("1e-4", null);
        assertThat(fields.get("fnmr_at_fmr")).asString().contains("1e-3=0.0");
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("accuracy"))
                .anyMatch(line -> line.contains("1e-3"));
    }

    @Test
    void failuresToAcquireCountAgainstTheEngine() throws Exception {
        VerificationReport report = evaluate(2, Progress.SILENT, "/0/a.jpg");

        assertThat(report.failures()).containsExactly(new AcquisitionFailure("0/a.jpg", "no face found", false));
        assertThat(report.accuracy().orElseThrow().errors())
                .as("one same, one different pair")
                .isEqualTo(2);
        assertThat(report.genuineComparisons()).isEqualTo(60);
        assertThat(report.impostorComparisons()).isEqualTo(119L * 118 / 2 - 59);
        assertThat(report.point(1e-2).orElseThrow().fnmr().orElseThrow()).isEqualTo(1.0 / 60);
    }

    @Test
    void survivesWithoutASingleFace() throws Exception {
        VerificationReport report = evaluate(2, Progress.SILENT, ".jpg");

        assertThat(report.failures()).hasSize(120);
        assertThat(report.accuracy().orElseThrow().mean()).isZero();
        assertThat(report.points()).isEmpty();
        assertThat(report.lines()).contains("  and 110 more");
        assertThat(report.fields().get("fnmr_at_fmr")).hasToString("{1e-3=null, 1e-4=null, 1e-5=null}");
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        assertThat(evaluate(1, Progress.SILENT, "").fields())
                .isEqualTo(evaluate(5, Progress.SILENT, "").fields());
    }

    @Test
    void fitsTheThresholdOnTheTrainingPairs() throws Exception {
        EvaluationRequest request = write(3);
        Path train = folder.resolve("train.tsv");
        Files.writeString(train, "0/a.jpg\t0/b.jpg\t1\n0/a.jpg\t1/a.jpg\t0\nextra.jpg\t1/a.jpg\t0\n");
        Files.createFile(folder.resolve("images/extra.jpg"));
        VerificationReport report = run(request.withTrain(train), Progress.SILENT, "extra");

        assertThat(report.images()).isEqualTo(120);
        assertThat(report.failures()).isEmpty();
        assertThat(report.trainFailures()).extracting(AcquisitionFailure::image).containsExactly("extra.jpg");
        assertThat(report.accuracy().orElseThrow().folds()).isZero();
        assertThat(report.peopleFromFolders())
                .as("training pictures have no say")
                .isTrue();
    }

    @Test
    void progressCountsEveryPictureOnce() throws Exception {
        List<Integer> seen = new ArrayList<>();
        evaluate(4, (done, total) -> seen.add(done * 1000 + total), "");

        assertThat(seen).hasSize(120).isSorted().startsWith(1120).endsWith(120_120);
    }

    @Test
    void brokenEngineEndsTheRunWithItsCause() throws Exception {
        EvaluationRequest request = write(2);
        FaceReader broken = image -> {
            throw new IllegalStateException("network is broken");
        };
        assertThatThrownBy(() -> new VerificationEvaluation(request, broken, MODEL, Progress.SILENT).run())
                .hasMessageContaining("network is broken");
    }

    private VerificationReport evaluate(int threads, Progress progress, String failing) throws Exception {
        return run(write(threads), progress, failing);
    }

    private VerificationReport run(EvaluationRequest request, Progress progress, String failing) throws Exception {
        FaceReader reader = image -> read(request.images().relativize(image), failing);
        return new VerificationEvaluation(request, reader, MODEL, progress).run();
    }

    /** Two pictures a person; each pair of neighbours differs. */
    private EvaluationRequest write(int threads) throws IOException {
        StringBuilder pairs = new StringBuilder();
        for (int person = 0; person < PEOPLE; person++) {
            Path own = Files.createDirectories(folder.resolve("images/" + person));
            Files.write(own.resolve("a.jpg"), new byte[0]);
            Files.write(own.resolve("b.jpg"), new byte[0]);
            pairs.append("%1$d/a.jpg\t%1$d/b.jpg\t1\n".formatted(person));
            if (person > 0) {
                pairs.append("%d/a.jpg\t%d/b.jpg\t0\n".formatted(person - 1, person));
            }
        }
        Path file = folder.resolve("pairs.tsv");
        Files.writeString(file, pairs);
        return EvaluationRequest.of(folder.resolve("images"), file)
                .withFace(FaceOptions.defaults().withThreads(threads));
    }

    private static Acquisition read(Path image, String failing) {
        if (!failing.isEmpty() && ("/" + image).contains(failing)) {
            return new Acquisition.Failed("no face found", false);
        }
        Random own = new Random(image.getName(0).toString().hashCode());
        Random picture = new Random(image.toString().hashCode());
        float[] values = new float[64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (own.nextGaussian() + 0.4 * picture.nextGaussian());
        }
        return new Acquisition.Acquired(Embedding.of(MODEL, values));
    }
}
