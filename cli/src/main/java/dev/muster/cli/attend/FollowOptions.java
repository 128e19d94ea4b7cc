package dev.muster.cli.attend;

import dev.muster.desktop.look.Theme;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a run is followed. */
final class FollowOptions {
    @Option(names = "--window", description = "Show the picture with boxes, names and today's list in a window.")
    private boolean window;

    @Option(names = "--dark", description = "A dark window, whatever the desktop looks like.")
    private boolean dark;

    @Option(names = "--light", description = "A light window, whatever the desktop looks like.")
    private boolean light;

    @Option(
            names = "--annotate",
            paramLabel = "FILE.mp4",
            description = "Write the picture with boxes and names into a video.")
    private @Nullable Path annotate;

    @Option(names = "--json", description = "Print a line of JSON for each event.")
    private boolean json;

    boolean window() {
        return window;
    }

    /** Lets windows open later on; Java decides for good when it first touches a picture. */
    void claimScreen() {
        if (window) {
            System.setProperty("java.awt.headless", "false");
        }
    }

    Theme theme() {
        if (dark == light) {
            return Theme.SYSTEM;
        }
        return dark ? Theme.DARK : Theme.LIGHT;
    }

    Optional<Path> annotate() {
        return Optional.ofNullable(annotate);
    }

    boolean json() {
        return json;
    }
}
