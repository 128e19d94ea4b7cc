package dev.muster.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields that scripts rely on. */
final class ReportFields {
    private static final Map<String, Double> RATES = rates();

    private ReportFields() {}

    static Map<String, @Nullable Object> of(VerificationReport report) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("model", report.model().value());
        fields.put("mirror", report.request().face().mirror());
        fields.put("pairs", report.pairs());
        fields.put("images", report.images());
        fields.put("people", report.people());
        fields.put("people_from", report.peopleFromFolders() ? "folders" : "pairs");
        fields.put("label_conflicts", report.labelConflicts());
        fields.put("failures_to_acquire", report.failures().size());
        fields.put("failures", failures(report.failures()));
        fields.put("train_failures", failures(report.trainFailures()));
        addAccuracy(fields, report.accuracy());
        fields.put("genuine_comparisons", report.genuineComparisons());
        fields.put("impostor_comparisons", report.impostorComparisons());
        fields.put("fnmr_at_fmr", byRate(report, point -> point.fnmr().orElse(null)));
        fields.put("fnmr_at_fmr_ci95", byRate(report, point -> bounds(point.fnmrInterval())));
        fields.put("thresholds", byRate(report, MeasuredPoint::threshold));
        fields.put(
                "operating_points",
                report.points().stream().map(ReportFields::point).toList());
        return fields;
    }

    /** A rate as scripts name it, such as 1e-4. */
    static String name(double fmr) {
        return "1e" + Math.round(Math.log10(fmr));
    }

    private static Map<String, Double> rates() {
        Map<String, Double> rates = new LinkedHashMap<>();
        List.of(1e-3, 1e-4, 1e-5).forEach(rate -> rates.put(name(rate), rate));
        return rates;
    }

    private static void addAccuracy(Map<String, @Nullable Object> fields, Optional<Accuracy> accuracy) {
        fields.put("accuracy", accuracy.map(Accuracy::mean).orElse(null));
        fields.put("accuracy_stderr", accuracy.map(Accuracy::standardError).orElse(null));
        fields.put("accuracy_ci95", bounds(accuracy.map(Accuracy::interval)));
        fields.put("accuracy_threshold", accuracy.map(Accuracy::threshold).orElse(null));
        fields.put("accuracy_errors", accuracy.map(Accuracy::errors).orElse(null));
        fields.put("folds", accuracy.map(Accuracy::folds).orElse(null));
    }

    private static Map<String, @Nullable Object> byRate(
            VerificationReport report, Function<MeasuredPoint, @Nullable Object> value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        RATES.forEach(
                (name, fmr) -> values.put(name, report.point(fmr).map(value).orElse(null)));
        return values;
    }

    private static Map<String, @Nullable Object> point(MeasuredPoint point) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("fmr", point.fmr());
        fields.put("threshold", point.threshold());
        fields.put("measured_fmr", point.measuredFmr());
        fields.put("impostors_at_or_above", point.impostorsAbove());
        fields.put("impostor_comparisons", point.impostors());
        fields.put("well_supported", point.wellSupported());
        fields.put("fnmr", point.fnmr().orElse(null));
        return fields;
    }

    private static List<Map<String, Object>> failures(List<AcquisitionFailure> failures) {
        return failures.stream()
                .map(failure -> Map.<String, Object>of("file", failure.image(), "error", failure.reason()))
                .toList();
    }

    private static @Nullable List<Double> bounds(Optional<Interval> interval) {
        return interval.map(i -> List.of(i.low(), i.high())).orElse(null);
    }
}
