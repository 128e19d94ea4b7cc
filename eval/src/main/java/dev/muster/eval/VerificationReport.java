package dev.muster.eval;

import dev.muster.embedding.ModelId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of 1:1 verification found.
 *
 * @param request what was asked for
 * @param model the network that made the embeddings
 * @param pairs comparisons in the pairs file
 * @param images pictures that they name
 * @param people people on those pictures
 * @param peopleFromFolders whether parent folders said who is on a picture, as against the pairs alone
 * @param labelConflicts pairs whose answer contradicts who is on the pictures
 * @param failures pictures of the pairs file that gave no embedding
 * @param trainFailures the same for pictures that only the training pairs name
 * @param accuracy share of pairs decided rightly; nothing where there is only one pair and no training pairs
 * @param genuineComparisons same-person comparisons among all cross pairs, failures to acquire among them
 * @param impostorComparisons different-person comparisons among all cross pairs of acquired faces
 * @param points error rates at 1e-2, 1e-3, 1e-4, 1e-5 and 1e-6, as far as the comparisons reach
 * @param det from the smallest FMR to the largest
 * @param density how similarities spread, from −1 to 1
 */
public record VerificationReport(
        EvaluationRequest request,
        ModelId model,
        int pairs,
        int images,
        int people,
        boolean peopleFromFolders,
        int labelConflicts,
        List<AcquisitionFailure> failures,
        List<AcquisitionFailure> trainFailures,
        Optional<Accuracy> accuracy,
        long genuineComparisons,
        long impostorComparisons,
        List<MeasuredPoint> points,
        List<DetPoint> det,
        List<DensityBin> density) {
    public VerificationReport {
        failures = List.copyOf(failures);
        trainFailures = List.copyOf(trainFailures);
        points = List.copyOf(points);
        det = List.copyOf(det);
        density = List.copyOf(density);
    }

    /** The point that was measured for a rate, if the comparisons reach it. */
    public Optional<MeasuredPoint> point(double fmr) {
        return points.stream().filter(point -> point.fmr() == fmr).findFirst();
    }

    /** The report as the fields of a JSON object: maps, lists, texts, numbers, booleans and nulls. */
    public Map<String, @Nullable Object> fields() {
        return ReportFields.of(this);
    }

    /** The report as lines for a person. */
    public List<String> lines() {
        return ReportLines.of(this);
    }

    /**
     * The operating points as lines of a network descriptor, strictest last; thresholds are rounded up, so that
     * no rate grows, and rough points are comments.
     */
    public List<String> descriptorLines() {
        String key = request.face().mirror() ? "recogniser.mirrored.fmr." : "recogniser.plain.fmr.";
        return points.stream()
                .map(point -> (point.wellSupported() ? "" : "# rough: ") + key + ReportFields.name(point.fmr()) + " = "
                        + new BigDecimal(point.threshold()).setScale(4, RoundingMode.CEILING))
                .toList();
    }
}
