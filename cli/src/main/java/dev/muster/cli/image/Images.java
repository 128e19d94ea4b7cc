package dev.muster.cli.image;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Takes images one after the other; one that cannot be read is named with the reason, and the rest go on. */
final class Images {
    private final FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC());
    private final Terminal terminal;
    private final boolean json;

    Images(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    Decoding decode(Path image) {
        return decoder.decode(image);
    }

    /** Decodes each image and prints a report of its picture; the highest of their exit codes. */
    int reportPictures(List<Path> images, BiFunction<Path, Frame, Report> look) {
        return report(images, image -> report(image, look));
    }

    /** Prints a report for each image as soon as it is there; the highest of their exit codes. */
    int report(List<Path> images, Function<Path, Report> look) {
        int code = ExitCode.OK;
        boolean array = json && images.size() > 1;
        String before = array ? "[" : "";
        try {
            for (Path image : images) {
                Report report = look.apply(image);
                if (json) {
                    terminal.print(before + report.json());
                    before = ",";
                } else {
                    report.lines().forEach(terminal::print);
                }
                code = Math.max(code, report.code());
            }
        } finally {
            if (array) {
                terminal.print(before.equals("[") ? "[]" : "]");
            }
        }
        return code;
    }

    private Report report(Path image, BiFunction<Path, Frame, Report> look) {
        return switch (decode(image)) {
            case Decoding.Decoded(Frame frame) -> look.apply(image, frame);
            case Decoding.Refused(String name, String reason) -> refused(image, name + ": " + reason, reason);
        };
    }

    private Report refused(Path image, String message, String reason) {
        terminal.error(message);
        return new Report(
                new JsonObject().with("file", image.toString()).with("error", reason), List.of(), ExitCode.BAD_INPUT);
    }
}
