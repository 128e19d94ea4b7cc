package dev.muster.cli.eval;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
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

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public EvalVerificationCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        EvaluationRequest request = EvaluationRequest.of(images, pairs).withFace(engineOptions.faceOptions());
        try {
            VerificationReport report = VerificationEvaluation.run(
                    train == null ? request : request.withTrain(train),
                    terminal.progress() ? this::show : Progress.SILENT);
            if (json) {
                terminal.print(JsonObject.of(report.fields()).toString());
            } else {
                report.lines().forEach(terminal::print);
            }
            if (plot != null) {
                draw(report, plot);
            }
            return ExitCode.OK;
        } catch (EvaluationInputException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private void draw(VerificationReport report, Path folder) {
        try {
            List<Path> pictures = EvaluationPlots.write(report, folder);
            if (!json) {
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
