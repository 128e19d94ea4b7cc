package dev.muster.cli;

import dev.muster.cli.console.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The program without its process: arguments and a terminal in, an exit code out. */
public final class Muster {
    private static final int HELP_WIDTH = 100;

    private final Terminal terminal;

    public Muster(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command; whatever happens becomes a message and an exit code. */
    public int run(String... args) {
        boolean debug = List.of(args).contains("--debug") || System.getenv("MUSTER_DEBUG") != null;
        Failures failures = new Failures(terminal, debug);
        try {
            return commandLine(args, failures).execute(args);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            return failures.unexpected(e);
        } finally {
            terminal.flush();
        }
    }

    /** Knows all commands, unless the first argument names one: then only that one's classes are loaded. */
    private CommandLine commandLine(String[] args, Failures failures) {
        CommandLine muster = new CommandLine(new MusterCommand(terminal));
        boolean named = args.length > 0 && (Commands.NAMES.contains(args[0]) || Commands.HIDDEN.contains(args[0]));
        for (String name : named ? List.of(args[0]) : Commands.NAMES) {
            muster.addSubcommand(name, Commands.create(name, terminal));
        }
        return muster.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
