package dev.muster.eval;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;

/** The report in words. */
final class ReportLines {
    private static final int MAX_NAMED = 10;

    private final VerificationReport report;
    private final List<String> lines = new ArrayList<>();

    private ReportLines(VerificationReport report) {
        this.report = report;
    }

    static List<String> of(VerificationReport report) {
        return new ReportLines(report).write();
    }

    private List<String> write() {
        String mirrored = report.request().face().mirror() ? ", mirrored averaging" : "";
        String source = report.peopleFromFolders() ? "folders" : "the pairs";
        line("model", report.model() + mirrored);
        line(
                "data",
                format(ROOT, "%,d pairs, %,d images, %,d people", report.pairs(), report.images(), report.people())
                        + " (known from " + source + ")");
        if (report.labelConflicts() > 0) {
            line("label conflicts", format(ROOT, "%,d pairs contradict the %s", report.labelConflicts(), source));
        }
        failures("failures to acquire", report.failures());
        if (report.request().train().isPresent()) {
            failures("  in training", report.trainFailures());
        }
        line("accuracy", report.accuracy().map(this::accuracy).orElse("not measured: it takes two pairs"));
        points();
        return lines;
    }

    private void failures(String title, List<AcquisitionFailure> failures) {
        line(title, format(ROOT, "%,d", failures.size()));
        failures.stream()
                .limit(MAX_NAMED)
                .forEach(failure -> lines.add("  " + failure.image() + ": " + failure.reason()));
        if (failures.size() > MAX_NAMED) {
            lines.add(format(ROOT, "  and %,d more", failures.size() - MAX_NAMED));
        }
    }

    private String accuracy(Accuracy accuracy) {
        String shares = format(
                ROOT,
                "%.2f %% ± %.2f (95 %%: %.2f to %.2f)",
                100 * accuracy.mean(),
                100 * accuracy.standardError(),
                100 * accuracy.interval().low(),
                100 * accuracy.interval().high());
        String fitted = accuracy.folds() == 0 ? "the training pairs" : accuracy.folds() + " folds";
        return shares
                + format(
                        ROOT,
                        ", %,d of %,d pairs wrong, threshold %.4f from ",
                        accuracy.errors(),
                        report.pairs(),
                        accuracy.threshold())
                + fitted;
    }

    private void points() {
        line(
                "cross comparisons",
                format(
                        ROOT,
                        "%,d of the same person, %,d of different people",
                        report.genuineComparisons(),
                        report.impostorComparisons()));
        if (report.points().isEmpty()) {
            lines.add("  too few for error rates: it takes at least 100 of different people");
            return;
        }
        lines.add("  FMR    threshold   false matches   FNMR (95 %)");
        report.points().forEach(point -> lines.add(point(point)));
    }

    private static String point(MeasuredPoint point) {
        String name = ReportFields.name(point.fmr());
        String fnmr = point.fnmr()
                .flatMap(share -> point.fnmrInterval().map(interval -> share(share, interval)))
                .orElse("not measured");
        return format(ROOT, "  %-5s  %9.6f  %,14d   %s", name, point.threshold(), point.impostorsAbove(), fnmr)
                + (point.wellSupported() ? "" : "   rough: fewer than 30 false matches");
    }

    private static String share(double share, Interval interval) {
        return format(ROOT, "%.2f %% (%.2f to %.2f)", 100 * share, 100 * interval.low(), 100 * interval.high());
    }

    private void line(String title, String text) {
        lines.add(format(ROOT, "%-20s %s", title, text));
    }
}
