package dev.muster.cli.serve;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.server.Portal;
import dev.muster.server.ServeOptions;
import dev.muster.store.DataFolder;
import dev.muster.store.StoreException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the portal until it is told to stop. */
@Command(name = "serve", description = "Serve the portal: sign-in, people, live recognition, the register.")
public final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (5000).")
    private int port = 5000;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen on (127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (muster-data).")
    private Path data = Path.of("muster-data");

    @Option(names = "--demo", description = "Start with sample people, accounts and a moving-picture camera.")
    private boolean demo;

    public ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        ServeOptions options = new ServeOptions(DataFolder.open(data), host, port, demo, ZoneId.systemDefault());
        try (Portal portal = Portal.start(options)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                stop.countDown();
                awaitQuietly(stopped);
            }));
            terminal.print("Muster is ready at " + portal.url());
            stop.await();
        } catch (StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        } finally {
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
