package dev.muster.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Draws BPCER against APCER over all limits: a line a species, and the shipped limit's points. */
final class PadDetPlot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 560;
    private static final int LEFT = 84;
    private static final int RIGHT = WIDTH - 220;
    private static final int TOP = 78;
    private static final int BOTTOM = HEIGHT - 62;

    private final PadReport report;
    private final Svg svg;

    private PadDetPlot(PadReport report) {
        this.report = report;
        this.svg = new Svg(
                WIDTH,
                HEIGHT,
                "How often live people are taken for attacks, by how often attacks pass",
                "by clip; %d bona fide, %d attacks"
                        .formatted(
                                report.bpcer().clips(),
                                report.clips().size() - report.bpcer().clips()));
    }

    static String of(PadReport report) {
        return new PadDetPlot(report).draw();
    }

    private String draw() {
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double share = tenth / 10.0;
            svg.line("grid", x(share), TOP, x(share), BOTTOM);
            svg.text(x(share), BOTTOM + 20, "middle", 10 * tenth + " %");
            svg.line("grid", LEFT, y(share), RIGHT, y(share));
            svg.text(LEFT - 10, y(share) + 4, "end", 10 * tenth + " %");
        }
        svg.line("axis", LEFT, TOP, LEFT, BOTTOM);
        svg.line("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        svg.text((LEFT + RIGHT) / 2.0, HEIGHT - 20, "middle", "APCER");
        svg.upwards(24, (TOP + BOTTOM) / 2.0, "BPCER");
        int row = 0;
        for (Map.Entry<String, PadRate> species : report.apcer().entrySet()) {
            curve(species.getKey(), species.getValue(), row++);
        }
        return svg.end();
    }

    private void curve(String species, PadRate atLimit, int row) {
        String style = row % 2 == 0 ? "first" : "second";
        List<double[]> points = new ArrayList<>();
        for (double limit : limits()) {
            points.add(new double[] {x(passed(Optional.of(species), limit)), y(1 - passed(Optional.empty(), limit))});
        }
        svg.path(style + " line", points);
        svg.dot(style, x(atLimit.share()), y(report.bpcer().share()));
        svg.text(RIGHT + 16, TOP + 14 + 18 * row, style, species);
    }

    /** Share of the clips that pass at a limit. */
    private double passed(Optional<String> species, double limit) {
        List<PadClip> clips = report.of(species);
        long passed = clips.stream()
                .filter(clip -> clip.attackScore().orElse(Double.POSITIVE_INFINITY) <= limit)
                .count();
        return clips.isEmpty() ? 0 : (double) passed / clips.size();
    }

    private List<Double> limits() {
        TreeSet<Double> limits = new TreeSet<>(List.of(-1.0, 1.0));
        report.clips().forEach(clip -> clip.attackScore().ifPresent(limits::add));
        return List.copyOf(limits);
    }

    private static double x(double share) {
        return LEFT + (RIGHT - LEFT) * share;
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * share;
    }
}
