package dev.muster.cli;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which Muster this is and what it runs on. */
@Command(name = "version", description = "Show the version, and what it runs on.")
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String muster = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("unpacked");
        String java = System.getProperty("java.version");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (json) {
            terminal.print(new JsonObject()
                    .with("version", muster)
                    .with("java", java)
                    .with("system", system)
                    .toString());
        } else {
            terminal.print("muster " + muster + " (Java " + java + ", " + system + ")");
        }
        return ExitCode.OK;
    }
}
