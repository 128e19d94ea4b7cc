package dev.muster.cli;

import dev.muster.cli.console.Terminal;
import dev.muster.cli.eval.EvalCommand;
import dev.muster.cli.image.DetectCommand;
import dev.muster.cli.image.EnrolCommand;
import dev.muster.cli.image.VerifyCommand;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** The commands by name; a command's classes are loaded when it is created. */
final class Commands {
    /** In the order in which help lists them. */
    static final List<String> NAMES =
            List.of("demo", "attend", "enrol", "identify", "verify", "detect", "eval", "version");

    /** For the build, not for people. */
    static final Set<String> HIDDEN = Set.of("warm-up");

    private Commands() {}

    static CommandLine create(String name, Terminal terminal) {
        return switch (name) {
            case "enrol" -> new CommandLine(new EnrolCommand(terminal));
            case "verify" -> new CommandLine(new VerifyCommand(terminal));
            case "detect" -> new CommandLine(new DetectCommand(terminal));
            case "eval" ->
                new CommandLine(new EvalCommand(terminal));
            case "version" -> new CommandLine(new VersionCommand(terminal));
            default -> throw new IllegalArgumentException("expected a command's name, got " + name);
        };
    }
}
