package dev.muster.cli;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code muster} without a command: help. */
@Command(
        name = "muster",
        header = "Signs people in by face and keeps the register.",
        synopsisHeading = "%nUsage: ",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Start with:  muster serve --demo",
            "Help for one command:  muster attend --help",
            "Exit codes: 0 done or match, 1 no match or unknown, 2 bad input, 3 Muster itself failed."
        })
final class MusterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the technical details of a failure; MUSTER_DEBUG=1 does the same.")
    @SuppressWarnings("UnusedVariable") // Muster looks for it before anything is parsed
    private boolean debug;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    private boolean version;

    MusterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (version) {
            return new VersionCommand(terminal).call();
        }
        spec.commandLine().usage(terminal.out());
        return ExitCode.OK;
    }
}
