package dev.muster.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws how the similarities of same-person and different-person comparisons spread, and where the thresholds lie. */
final class DensityPlot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = WIDTH - 28;
    private static final int TOP = 118;
    private static final int BOTTOM = HEIGHT - 62;
    /** Similarities below this are rare. */
    private static final double LEAST = -0.4;

    private final VerificationReport report;
    private final Svg svg;
    private final double highest;

    private DensityPlot(VerificationReport report) {
        this.report = report;
        svg = new Svg(WIDTH, HEIGHT, "How alike faces look to the network", EvaluationPlots.subtitle(report));
        highest = report.density().stream()
                .mapToDouble(bin -> Math.max(bin.genuine(), bin.impostor()))
                .max()
                .orElse(0);
    }

    static String of(VerificationReport report) {
        return new DensityPlot(report).draw();
    }

    private String draw() {
        axes();
        curve("second", DensityBin::impostor);
        curve("first", DensityBin::genuine);
        report.points().forEach(this::mark);
        svg.text(
                LEFT,
                80,
                "second",
                String.format(Locale.ROOT, "■ different people, %,d comparisons", report.impostorComparisons()));
        svg.text(
                LEFT + 310,
                80,
                "first",
                String.format(Locale.ROOT, "■ the same person, %,d comparisons", report.genuineComparisons()));
        return svg.end();
    }

    private void axes() {
        for (int tenth = (int) Math.round(LEAST * 10); tenth <= 10; tenth += 2) {
            double x = x(tenth / 10.0);
            svg.line("grid", x, TOP, x, BOTTOM);
            svg.text(x, BOTTOM + 20, "middle", String.format(Locale.ROOT, "%.1f", tenth / 10.0));
        }
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.text((LEFT + RIGHT) / 2.0, HEIGHT - 20, "middle", "similarity (cosine)");
        svg.upwards(34, (TOP + BOTTOM) / 2.0, "share of comparisons");
    }

    private void curve(String colour, ToDoubleFunction<DensityBin> share) {
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {LEFT, BOTTOM});
        for (DensityBin bin : report.density()) {
            if (bin.from() >= LEAST) {
                double height = highest == 0 ? 0 : share.applyAsDouble(bin) / highest;
                points.add(new double[] {x((bin.from() + bin.to()) / 2), BOTTOM - (BOTTOM - TOP) * height});
            }
        }
        points.add(new double[] {RIGHT, BOTTOM});
        svg.path(colour + " area", points);
    }

    private void mark(MeasuredPoint point) {
        double x = x(point.threshold());
        svg.line("mark", x, TOP - 6, x, BOTTOM);
        svg.text(x, TOP - 12, "note middle", ReportFields.name(point.fmr()));
    }

    private static double x(double similarity) {
        return LEFT + (RIGHT - LEFT) * Math.clamp((similarity - LEAST) / (1 - LEAST), 0.0, 1.0);
    }
}
