package dev.muster.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the DET curve on logarithmic axes, with the operating points marked. */
final class DetPlot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 560;
    private static final int LEFT = 84;
    private static final int RIGHT = WIDTH - 28;
    private static final int TOP = 78;
    private static final int BOTTOM = HEIGHT - 62;

    private final VerificationReport report;
    private final Svg svg;
    /** Powers of ten where the axes begin; both end at 1. */
    private final int leastFmr;

    private final int leastFnmr;

    private DetPlot(VerificationReport report) {
        this.report = report;
        svg = new Svg(
                WIDTH,
                HEIGHT,
                "How often faces are missed, by how often strangers match",
                EvaluationPlots.subtitle(report));
        leastFmr = -decades(report.impostorComparisons(), 9);
        leastFnmr = -decades(report.genuineComparisons(), 5);
    }

    /** How many decades an axis needs to show one error in so many comparisons. */
    private static int decades(long comparisons, int most) {
        return Math.clamp((int) Math.ceil(Math.log10(Math.max((double) comparisons, 1))), 2, most);
    }

    static String of(VerificationReport report) {
        return new DetPlot(report).draw();
    }

    private String draw() {
        axes();
        if (report.det().isEmpty()) {
            svg.text((LEFT + RIGHT) / 2.0, (TOP + BOTTOM) / 2.0, "middle", "too few comparisons to draw");
        }
        List<double[]> points = new ArrayList<>();
        for (DetPoint point : report.det()) {
            points.add(new double[] {x(point.fmr()), y(point.fnmr())});
        }
        svg.path("first line", points);
        report.points().forEach(this::mark);
        return svg.end();
    }

    private void axes() {
        for (int power = leastFmr; power <= 0; power++) {
            double x = x(Math.pow(10, power));
            svg.line("grid", x, TOP, x, BOTTOM);
            svg.text(x, BOTTOM + 20, "middle", share(power));
        }
        for (int power = leastFnmr; power <= 0; power++) {
            double y = y(Math.pow(10, power));
            svg.line("grid", LEFT, y, RIGHT, y);
            svg.text(LEFT - 10, y + 4, "end", share(power));
        }
        svg.line("axis", LEFT, TOP, LEFT, BOTTOM);
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.text((LEFT + RIGHT) / 2.0, HEIGHT - 20, "middle", "false match rate (FMR)");
        svg.upwards(24, (TOP + BOTTOM) / 2.0, "false non-match rate (FNMR)");
    }

    private void mark(MeasuredPoint point) {
        double fnmr = point.fnmr().orElse(Double.NaN);
        if (Double.isNaN(fnmr) || point.measuredFmr() == 0) {
            return;
        }
        double x = x(point.measuredFmr());
        double y = y(fnmr);
        svg.dot("first", x, y);
        String label = String.format(Locale.ROOT, "%.2f %%", 100 * fnmr);
        svg.text(x + 2, y - 26, "note", label);
        svg.text(x + 2, y - 12, "note", String.format(Locale.ROOT, "at ≥ %.3f", point.threshold()));
    }

    private double x(double fmr) {
        return LEFT + (RIGHT - LEFT) * along(fmr, leastFmr);
    }

    private double y(double fnmr) {
        return BOTTOM - (BOTTOM - TOP) * along(fnmr, leastFnmr);
    }

    /** 0 where the axis begins, 1 where it ends; a rate of zero lies on the beginning. */
    private static double along(double rate, int least) {
        return rate <= 0 ? 0 : Math.clamp(1 - Math.log10(rate) / least, 0.0, 1.0);
    }

    private static String share(int power) {
        return switch (power) {
            case 0 -> "100 %";
            case -1 -> "10 %";
            case -2 -> "1 %";
            case -3 -> "0.1 %";
            default -> String.format(Locale.ROOT, "1 in 10%s", superscript(-power));
        };
    }

    private static String superscript(int digit) {
        return String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit));
    }
}
