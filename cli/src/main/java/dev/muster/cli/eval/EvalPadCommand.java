package dev.muster.cli.eval;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.eval.EvaluationInputException;
import dev.muster.eval.PadClip;
import dev.muster.eval.PadEvaluation;
import dev.muster.eval.PadReport;
import dev.muster.eval.PadRequest;
import dev.muster.eval.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how often attack detection is wrong about clips of live people and of attacks. */
@Command(
        name = "pad",
        description = {
            "Measure attack detection, clip by clip.",
            "A clip is a video, a photo, or a folder of photos taken one after the other."
        })
public final class EvalPadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--bona-fide",
            required = true,
            paramLabel = "DIR",
            description = "Folder of clips of live people; may be given again.")
    private List<Path> bonaFide = List.of();

    @Option(
            names = "--attack",
            required = true,
            paramLabel = "SPECIES=DIR",
            description = "Folder of clips of attacks of one species; may be given again.")
    private Map<String, Path> attacks = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Write the DET picture and a table of clips there.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public EvalPadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            PadReport report = PadEvaluation.run(
                    PadRequest.of(bonaFide, attacks).withFace(engineOptions.faceOptions()),
                    terminal.progress() ? this::show : Progress.SILENT);
            if (json) {
                terminal.print(JsonObject.of(report.fields()).toString());
            } else {
                report.lines().forEach(terminal::print);
            }
            if (out != null) {
                write(report, out);
            }
            return exitCode(report);
        } catch (EvaluationInputException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private void write(PadReport report, Path folder) {
        try {
            List<Path> files = report.write(folder);
            if (!json) {
                files.forEach(file -> terminal.print("Wrote " + file));
            }
        } catch (IOException e) {
            throw new BadInput("--out: cannot write to " + folder, e);
        }
    }

    /** Bad input when something was no clip; a clip without a face is a result of the measurement. */
    private int exitCode(PadReport report) {
        List<PadClip> unreadable = report.clips().stream()
                .filter(clip -> clip.unreadable().isPresent())
                .toList();
        unreadable.forEach(clip ->
                terminal.error("%s: %s".formatted(clip.name(), clip.unreadable().orElse(""))));
        return unreadable.isEmpty() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private void show(int done, int total) {
        terminal.err().print(done < total ? "\r\033[K%,d of %,d clips".formatted(done, total) : "\r\033[K");
        terminal.err().flush();
    }
}
