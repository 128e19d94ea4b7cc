package dev.muster.cli.eval;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.eval.AcquisitionFailure;
import dev.muster.eval.EvaluationInputException;
import dev.muster.eval.EvaluationPlots;
import dev.muster.eval.EvaluationRequest;
import dev.muster.eval.Progress;
import dev.muster.eval.VerificationEvaluation;
import dev.muster.eval.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how often 1:1 comparisons are right on labelled pairs of photos. */
@Command(name = "verification", description = "Measure the error rates of 1:1 verification on labelled pairs.")
public final class EvalVerificationCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--images", required = true, paramLabel = "DIR", description = "Where the paths in FILE start.")
    private Path images = Path.of("");

    @Option(
            names = "--pairs",
            required = true,
            paramLabel = "FILE",
            description = "Lines of image_a<TAB>image_b<TAB>1 (same person) or 0; # starts a comment.")
    private Path pairs = Path.of("");

    @Option(names = "--train", paramLabel = "FILE", description = "Pairs to fit the threshold on, instead of folds.")
    private @Nullable Path train;

    @Option(names = "--plot", paramLabel = "DIR", description = "Write the DET curve there as a picture.")
    private @Nullable Path plot;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--points", description = "Print nothing but the operating points, as lines of a descriptor.")
    private boolean points;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public EvalVerificationCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (json && points) {
            throw new BadInput("expected --json or --points, got both");
        }
        EvaluationRequest request = EvaluationRequest.of(images, pairs).withFace(engineOptions.faceOptions());
        try {
            VerificationReport report = VerificationEvaluation.run(
                    train == null ? request : request.withTrain(train),
                    terminal.progress() ? this::show : Progress.SILENT);
            print(report);
            if (plot != null) {
                draw(report, plot);
            }
            return exitCode(report);
        } catch (EvaluationInputException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(VerificationReport report) {
        if (points) {
            printPoints(report);
        } else if (json) {
            terminal.print(JsonObject.of(report.fields()).toString());
        } else {
            report.lines().forEach(terminal::print);
        }
    }

    private void printPoints(VerificationReport report) {
        if (report.points().isEmpty()) {
            throw new BadInput("--points: expected at least 100 comparisons of different people, got "
                    + report.impostorComparisons());
        }
        report.descriptorLines().forEach(terminal::print);
    }

    /** Bad input when a file was no picture; a picture without a face is a result of the measurement. */
    private int exitCode(VerificationReport report) {
        List<AcquisitionFailure> unreadable = Stream.concat(report.failures().stream(), report.trainFailures().stream())
                .filter(AcquisitionFailure::unreadable)
                .toList();
        unreadable.forEach(failure -> terminal.error("%s: %s".formatted(failure.image(), failure.reason())));
        return unreadable.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private void draw(VerificationReport report, Path folder) {
        try {
            List<Path> pictures = EvaluationPlots.write(report, folder);
            if (!json && !points) {
                pictures.forEach(picture -> terminal.print("Drew " + picture));
            }
        } catch (IOException e) {
            throw new BadInput("--plot: cannot write to " + folder, e);
        }
    }

    private void show(int done, int total) {
        terminal.err().print(done < total ? "\r\033[K%,d of %,d images".formatted(done, total) : "\r\033[K");
        terminal.err().flush();
    }
}
