package dev.muster.cli.people;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The family of commands about people; by itself it only tells what there is. */
@Command(name = "people", description = "List the people of a data folder, or import many with their photos.")
public final class PeopleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public PeopleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.print(spec.commandLine().getUsageMessage());
        return ExitCode.OK;
    }
}
