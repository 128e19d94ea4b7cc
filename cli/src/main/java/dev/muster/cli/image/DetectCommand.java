package dev.muster.cli.image;

import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Quality;
import dev.muster.frame.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows where the faces of images are and how good they are. */
@Command(name = "detect", description = "Find the faces in images, and say how good each is.")
public final class DetectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "JPEG, PNG, WebP, GIF, BMP or TIFF.")
    private List<Path> images = List.of();

    @Option(names = "--json", description = "Print JSON: an object for one image, an array for several.")
    private boolean json;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public DetectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (FaceEngine engine = engineOptions.openForPictures()) {
            return new Images(terminal, json).reportPictures(images, (image, frame) -> look(engine, image, frame));
        }
    }

    private static Report look(FaceEngine engine, Path image, Frame frame) {
        List<Map<String, @Nullable Object>> faces = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Face face : engine.detect(frame)) {
            Quality quality = engine.assessQuality(frame, face);
            faces.add(FaceJson.of(face, quality).fields());
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s  confidence %.2f  %s",
                    Words.box(face.box()),
                    face.confidence(),
                    Words.verdict(quality)));
        }
        lines.addFirst("%s  %d × %d  %s".formatted(image, frame.width(), frame.height(), Words.faces(faces.size())));
        JsonObject json = new JsonObject()
                .with("file", image.toString())
                .with("width", frame.width())
                .with("height", frame.height())
                .with("faces", faces);
        return new Report(json, lines, ExitCode.OK);
    }
}
