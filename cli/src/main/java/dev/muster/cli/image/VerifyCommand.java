package dev.muster.cli.image;

import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.FalseMatchRate;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.console.Terminal.Colour;
import dev.muster.face.FaceEngine;
import dev.muster.gallery.OperatingPoint;
import dev.muster.gallery.Verification;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two photos: 1:1. */
@Command(name = "verify", description = "Say whether two photos show the same person.")
public final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "One photo; its largest face counts.")
    private Path a = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private Path b = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private FalseMatchRate rate = new FalseMatchRate();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (FaceEngine engine = engineOptions.openForPictures()) {
            OperatingPoint point = EngineOptions.pointsFor(engine).verification(rate.value());
            Images images = new Images(terminal, json);
            Portrait first = Portrait.of(engine, images, a);
            Portrait second = Portrait.of(engine, images, b);
            Optional<Verification> verification = compare(first, second, point);
            FalseMatchRate.warnWhenExtrapolated(point, rate.value(), terminal);
            Stream.of(first, second)
                    .flatMap(portrait -> portrait.note().stream())
                    .forEach(terminal::error);
            if (json) {
                terminal.print(json(first, second, point, verification).toString());
            } else {
                verification.map(this::words).ifPresent(terminal::print);
            }
            return verification
                    .map(answer -> answer.match() ? ExitCode.OK : ExitCode.NO_MATCH)
                    .orElse(ExitCode.BAD_INPUT);
        }
    }

    private static Optional<Verification> compare(Portrait a, Portrait b, OperatingPoint point) {
        return a instanceof Portrait.Usable one && b instanceof Portrait.Usable other
                ? Optional.of(new Verification(one.embedding().similarity(other.embedding()), point))
                : Optional.empty();
    }

    private String words(Verification verification) {
        OperatingPoint point = verification.point();
        String answer =
                verification.match() ? terminal.in(Colour.GREEN, "match") : terminal.in(Colour.YELLOW, "no match");
        return "%s  similarity %.3f; %.3f is needed so that %s pairs of different people match"
                .formatted(answer, verification.similarity(), point.threshold(), FalseMatchRate.words(point.fmr()));
    }

    private static JsonObject json(Portrait a, Portrait b, OperatingPoint point, Optional<Verification> verification) {
        JsonObject json = new JsonObject();
        verification.ifPresentOrElse(
                answer -> json.with("match", answer.match()).with("similarity", answer.similarity()),
                () -> json.withNull("match").withNull("similarity"));
        return json.with("threshold", point.threshold())
                .with("fmr", Double.valueOf(point.fmr()))
                .with("extrapolated", point.extrapolated())
                .with("a", a.json())
                .with("b", b.json());
    }
}
