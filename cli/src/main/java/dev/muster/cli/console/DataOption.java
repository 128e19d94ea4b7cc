package dev.muster.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data DIR}: the option of every command that works on a data folder. */
public final class DataOption {
    private static final String DEFAULT = "muster-data";

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (" + DEFAULT + ").")
    private Path folder = Path.of(DEFAULT);

    /** The folder, whether it is there or not. */
    public Path path() {
        return folder;
    }

    /** The folder of a Muster that has been started before. */
    public Path existing() {
        if (!Files.isDirectory(folder)) {
            throw new BadInput(
                    "--data: expected the data folder of a Muster that has been started before, found no folder "
                            + folder.toAbsolutePath().normalize());
        }
        return folder;
    }
}
