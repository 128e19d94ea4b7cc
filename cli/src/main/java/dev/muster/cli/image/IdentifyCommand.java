package dev.muster.cli.image;

import dev.muster.attendance.known.SkippedPhoto;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.FalseMatchRate;
import dev.muster.cli.console.FalsePositiveRate;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.KnownPeople;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.console.Terminal.Colour;
import dev.muster.face.FaceAnalysis;
import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.Identification;
import dev.muster.gallery.OperatingPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who is on images: 1:N. */
@Command(name = "identify", description = "Say who is on images, among the people of a folder of known faces.")
public final class IdentifyCommand implements Callable<Integer> {
    private static final int CANDIDATES = 3;

    private final Terminal terminal;

    @Option(names = "--known", required = true, paramLabel = "DIR", description = "The folder of known faces.")
    private Path known = Path.of("");

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Images with any number of faces.")
    private List<Path> images = List.of();

    @Option(names = "--json", description = "Print JSON: an object for one image, an array for several.")
    private boolean json;

    @Mixin
    private FalsePositiveRate rate = new FalsePositiveRate();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public IdentifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (FaceEngine engine = engineOptions.openForPictures()) {
            Gallery gallery = new KnownPeople(terminal, this::skipped).read(known, engine);
            OperatingPoint point = gallery.identificationPoint(rate.value());
            FalseMatchRate.warnWhenExtrapolated(point, rate.value(), terminal);
            return new Images(terminal, json)
                    .reportPictures(images, (image, frame) -> look(engine, gallery, point, image, frame));
        }
    }

    private void skipped(SkippedPhoto photo) {
        terminal.error("Skipped: %s %s".formatted(photo.file(), photo.reason()));
    }

    private Report look(FaceEngine engine, Gallery gallery, OperatingPoint point, Path image, Frame frame) {
        List<Map<String, @Nullable Object>> faces = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean everybodyNamed = true;
        for (FaceAnalysis face : engine.analyse(frame)) {
            Identification answer = gallery.identify(face.embedding(), CANDIDATES, rate.value());
            everybodyNamed &= answer instanceof Identification.Identified;
            faces.add(json(face, answer).fields());
            lines.add("  %s  %s".formatted(Words.box(face.face().box()), words(face, answer)));
        }
        lines.addFirst("%s  %s".formatted(image, Words.faces(faces.size())));
        JsonObject entry = new JsonObject()
                .with("file", image.toString())
                .with("width", frame.width())
                .with("height", frame.height())
                .with("threshold", point.threshold())
                .with("fmr", Double.valueOf(rate.value()))
                .with("extrapolated", point.extrapolated())
                .with("faces", faces);
        return new Report(entry, lines, everybodyNamed && !faces.isEmpty() ? ExitCode.OK : ExitCode.NO_MATCH);
    }

    private static JsonObject json(FaceAnalysis face, Identification answer) {
        JsonObject json = new JsonObject();
        switch (answer) {
            case Identification.Identified identified ->
                json.with("name", identified.best().subject().value());
            case Identification.Unknown unknown -> json.withNull("name");
        }
        answer.candidates().stream()
                .findFirst()
                .ifPresentOrElse(best -> json.with("similarity", best.similarity()), () -> json.withNull("similarity"));
        return json.with(
                        "candidates",
                        answer.candidates().stream().map(IdentifyCommand::json).toList())
                .withAll(FaceJson.of(face.face(), face.quality()));
    }

    private static Map<String, @Nullable Object> json(Candidate candidate) {
        return new JsonObject()
                .with("name", candidate.subject().value())
                .with("similarity", candidate.similarity())
                .fields();
    }

    private String words(FaceAnalysis face, Identification answer) {
        String who = switch (answer) {
            case Identification.Identified identified ->
                terminal.in(Colour.GREEN, identified.best().subject().value()) + "  "
                        + Words.similarity(identified.best().similarity());
            case Identification.Unknown unknown -> terminal.in(Colour.YELLOW, "unknown") + closest(unknown);
        };
        return face.quality().acceptable() ? who : who + "  (" + Words.advice(face.quality()) + ")";
    }

    private static String closest(Identification answer) {
        return answer.candidates().stream()
                .findFirst()
                .map(best -> "  closest is %s with %s".formatted(best.subject(), Words.similarity(best.similarity())))
                .orElse("");
    }
}
