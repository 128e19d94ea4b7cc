package dev.muster.cli;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.Database;
import dev.muster.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one sentence on stderr and an exit code; a stack trace only when asked for. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;
    private final boolean debug;

    Failures(Terminal terminal, boolean debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        terminal.error(name + ": " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, terminal.err());
        terminal.error("Try '" + name + " --help'.");
        return ExitCode.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof BadInput || e instanceof StoreException) {
            terminal.error(command.getCommandSpec().qualifiedName() + ": " + e.getMessage());
            trace(e);
            return ExitCode.BAD_INPUT;
        }
        if (Database.isFailure(e)) {
            terminal.error("%s: the database failed, and what was not confirmed was not done: %s"
                    .formatted(command.getCommandSpec().qualifiedName(), Database.reason(e)));
            trace(e);
            return ExitCode.FAILED;
        }
        return unexpected(e);
    }

    /** What nobody foresaw. */
    int unexpected(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        terminal.error("muster: Muster itself failed: "
                + message.lines().findFirst().orElse("") + (debug ? "" : " (add --debug for the details)"));
        trace(e);
        return ExitCode.FAILED;
    }

    private void trace(Throwable e) {
        if (debug) {
            e.printStackTrace(terminal.err());
        }
    }
}
