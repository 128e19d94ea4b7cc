package dev.muster.cli.image;

import dev.muster.cli.console.JsonObject;
import java.util.List;

/**
 * What a command found out about one image.
 *
 * @param code the exit code that it alone would give
 */
record Report(JsonObject json, List<String> lines, int code) {
    Report {
        lines = List.copyOf(lines);
    }
}
