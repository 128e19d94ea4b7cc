package dev.muster.cli.image;

import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.cli.console.Terminal.Colour;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Quality;
import dev.muster.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        PhotoFolder folder = new PhotoFolder(known, name);
        try (FaceEngine engine = engineOptions.open()) {
            return new Images(terminal, json).report(images, (image, frame) -> enrol(engine, folder, image, frame));
        }
    }

    private Report enrol(FaceEngine engine, PhotoFolder folder, Path image, Frame frame) {
        Optional<String> refusal = refusal(engine, frame);
        try {
            return refusal.isPresent() ? refused(image, refusal.get()) : store(folder, image);
        } catch (IOException e) {
            return refused(image, "cannot be stored in " + known + ": " + e.getMessage());
        }
    }

    /** Why a photo cannot stand for a person, or nothing. */
    private static Optional<String> refusal(FaceEngine engine, Frame frame) {
        List<Face> faces = engine.detect(frame);
        if (faces.size() != 1) {
            return Optional.of("expected one face, found " + (faces.isEmpty() ? "none" : "" + faces.size()));
        }
        Quality quality = engine.assessQuality(frame, faces.getFirst());
        return quality.acceptable()
                ? Optional.empty()
                : Optional.of("the face is not good enough: " + Words.advice(quality));
    }

    private Report store(PhotoFolder folder, Path image) throws IOException {
        byte[] photo = Files.readAllBytes(image);
        Optional<Path> earlier = folder.find(photo);
        Path stored = earlier.isPresent() ? earlier.get() : folder.add(photo, image);
        JsonObject entry = new JsonObject()
                .with("file", image.toString())
                .with("name", folder.name())
                .with("enrolled", earlier.isEmpty())
                .with("stored", stored.toString());
        String line = earlier.isPresent()
                ? "%s is there already: %s".formatted(image, stored)
                : "%s  %s  %s".formatted(terminal.in(Colour.GREEN, "enrolled"), folder.name(), stored);
        return new Report(entry, List.of(line), ExitCode.OK);
    }

    private Report refused(Path image, String reason) {
        terminal.error(image + ": " + reason);
        return new Report(
                new JsonObject()
                        .with("file", image.toString())
                        .with("name", name)
                        .with("enrolled", false)
                        .with("error", reason),
                List.of(),
                ExitCode.BAD_INPUT);
    }
}
