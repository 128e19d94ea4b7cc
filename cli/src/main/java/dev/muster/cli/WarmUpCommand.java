package dev.muster.cli;

import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Goes through what people start most, so that the build can note which classes that takes. */
@Command(name = "warm-up", hidden = true, description = "Exercise the program once, for the build.")
final class WarmUpCommand implements Callable<Integer> {
    private final Terminal terminal;

    WarmUpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("muster-warm-up");
        Path a = folder.resolve("a.jpg");
        Path b = folder.resolve("b.jpg");
        try {
            copy("sample1.jpg", a);
            copy("sample3.jpg", b);
            run();
            run("version");
            run("detect", a.toString());
            run("verify", a.toString(), b.toString());
            run("verify", "--json", a.toString(), b.toString());
        } finally {
            Files.deleteIfExists(a);
            Files.deleteIfExists(b);
            Files.delete(folder);
        }
        terminal.print("warm");
        return ExitCode.OK;
    }

    private static void copy(String sample, Path file) throws IOException {
        try (InputStream photo = WarmUpCommand.class.getResourceAsStream("/dev/muster/samples/" + sample)) {
            if (photo != null) {
                Files.copy(photo, file);
            }
        }
    }

    private static void run(String... args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        new Muster(new Terminal(nowhere, nowhere, true, false)).run(args);
    }
}
