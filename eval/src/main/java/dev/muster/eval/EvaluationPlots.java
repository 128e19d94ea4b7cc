package dev.muster.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws a report: the DET curve, and how similarities spread. */
public final class EvaluationPlots {
    private EvaluationPlots() {}

    /**
     * Writes {@code det.svg} and {@code similarity.svg}.
     *
     * @param folder made when it is not there
     * @return the files written
     */
    public static List<Path> write(VerificationReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                Files.writeString(folder.resolve("det.svg"), DetPlot.of(report)),
                Files.writeString(folder.resolve("similarity.svg"), DensityPlot.of(report)));
    }

    /** What both pictures say under their title. */
    static String subtitle(VerificationReport report) {
        return String.format(
                Locale.ROOT,
                "%,d images of %,d people, %s%s; failures to acquire: %,d",
                report.images(),
                report.people(),
                report.model(),
                report.request().face().mirror() ? ", mirrored" : "",
                report.failures().size());
    }
}
