package dev.muster.eval;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;

/** The report in words. */
final class PadReportLines {
    private static final int MAX_NAMED = 10;
    private static final String BONA_FIDE = "bona fide";

    private PadReportLines() {}

    static List<String> of(PadReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(format(
                ROOT,
                "%-28s %.2f: a clip with a higher attack score is an attack",
                "limit",
                report.request().limits().passive()));
        lines.add(rate("BPCER", report.bpcer()));
        report.apcer().forEach((species, rate) -> lines.add(rate("APCER " + species, rate)));
        if (!report.tooOftenTakenForLive().isEmpty()) {
            lines.add("APCER above 10 %, not to be relied on: " + String.join(", ", report.tooOftenTakenForLive()));
        }
        if (report.request().attacks().keySet().stream().anyMatch(species -> species.startsWith("simulated"))) {
            lines.add("Simulated species are computed from photos; nobody held anything before a camera.");
        }
        wrong(report, lines);
        return lines;
    }

    private static String rate(String title, PadRate rate) {
        String withoutFace = rate.withoutFace() == 0 ? "" : ", %d without a face".formatted(rate.withoutFace());
        return format(
                ROOT,
                "%-28s %6.2f %% (95 %%: %.2f to %.2f), %d of %d clips%s",
                title,
                100 * rate.share(),
                100 * rate.interval().low(),
                100 * rate.interval().high(),
                rate.errors(),
                rate.clips(),
                withoutFace);
    }

    private static void wrong(PadReport report, List<String> lines) {
        List<PadClip> wrong = report.clips().stream().filter(PadClip::wrong).toList();
        if (!wrong.isEmpty()) {
            lines.add("wrong:");
        }
        wrong.stream().limit(MAX_NAMED).forEach(clip -> lines.add("  " + kind(clip) + " " + clip.name() + score(clip)));
        if (wrong.size() > MAX_NAMED) {
            lines.add("  and %d more".formatted(wrong.size() - MAX_NAMED));
        }
    }

    private static String kind(PadClip clip) {
        return clip.species().orElse(BONA_FIDE);
    }

    private static String score(PadClip clip) {
        if (clip.unreadable().isPresent()) {
            return ": " + clip.unreadable().get();
        }
        return clip.attackScore().isPresent()
                ? format(ROOT, ": attack score %.3f", clip.attackScore().getAsDouble())
                : ": no face found";
    }

    /** Every clip, tab-separated. */
    static List<String> table(PadReport report) {
        List<String> lines = new ArrayList<>(List.of("kind\tclip\tframes\tattack_score\tattack_suspected"));
        for (PadClip clip : report.clips()) {
            lines.add(format(
                    ROOT,
                    "%s\t%s\t%d\t%s\t%b",
                    kind(clip),
                    clip.name().replace('\t', ' '),
                    clip.frames(),
                    clip.attackScore().isPresent()
                            ? format(ROOT, "%.6f", clip.attackScore().getAsDouble())
                            : "",
                    clip.attackSuspected()));
        }
        return lines;
    }
}
