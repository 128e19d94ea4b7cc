package dev.muster.cli.image;

import dev.muster.attendance.known.Enrolment;
import dev.muster.attendance.known.KnownFolder;
import dev.muster.attendance.known.KnownFolderException;
import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.console.Terminal.Colour;
import dev.muster.face.FaceEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds photos of a person to a folder of known faces, after looking whether they are good enough. */
@Command(name = "enrol", description = "Add photos of a person to a folder of known faces.")
public final class EnrolCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "Who it is.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "A photo with one good face.")
    private List<Path> images = List.of();

    @Option(names = "--known", required = true, paramLabel = "DIR", description = "The folder of known faces.")
    private Path known = Path.of("");

    @Option(names = "--json", description = "Print JSON: an object for one image, an array for several.")
    private boolean json;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public EnrolCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (FaceEngine engine = engineOptions.open()) {
            KnownFolder folder = new KnownFolder(known, engine);
            return new Images(terminal, json).report(images, image -> enrol(folder, image));
        } catch (KnownFolderException e) {
            throw new BadInput("--known: " + e.getMessage(), e);
        }
    }

    private Report enrol(KnownFolder folder, Path image) {
        return switch (folder.enrol(name, image)) {
            case Enrolment.Enrolled(Path stored) ->
                report(image, stored, true, terminal.in(Colour.GREEN, "enrolled") + "  " + name + "  " + stored);
            case Enrolment.AlreadyThere(Path stored) ->
                report(image, stored, false, image + " is there already: " + stored);
            case Enrolment.Refused(String reason) -> refused(image, reason);
        };
    }

    private Report report(Path image, Path stored, boolean enrolled, String line) {
        JsonObject entry = entry(image, enrolled).with("stored", stored.toString());
        return new Report(entry, List.of(line), ExitCode.OK);
    }

    private Report refused(Path image, String reason) {
        terminal.error(image + ": " + reason);
        return new Report(entry(image, false).with("error", reason), List.of(), ExitCode.BAD_INPUT);
    }

    private JsonObject entry(Path image, boolean enrolled) {
        return new JsonObject()
                .with("file", image.toString())
                .with("name", name)
                .with("enrolled", enrolled);
    }
}
