package dev.muster.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data DIR}: the option of every command that works on a data folder. */
public final class DataOption {
    private static final String DEFAULT = "muster-data";

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (" + DEFAULT + ").")
    private @Nullable Path folder;

    /** The folder, whether it is there or not. */
    public Path path() {
        return pathOr(DEFAULT);
    }

    /** The folder that was named, or the usual one of a command that has its own. */
    public Path pathOr(String usual) {
        return folder == null ? Path.of(usual) : folder;
    }

    /** The folder of a Muster that has been started before. */
    public Path existing() {
        Path path = path();
        if (!Files.isDirectory(path)) {
            throw new BadInput(
                    "--data: expected the data folder of a Muster that has been started before, found no folder "
                            + path.toAbsolutePath().normalize());
        }
        return path;
    }
}
