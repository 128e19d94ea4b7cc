package dev.muster.server.liveface;

import dev.muster.server.Portal;
import dev.muster.server.ServeOptions;
import dev.muster.store.DataFolder;
import java.io.IOException;
import java.nio.file.Path;

/** A portal in a process of its own: says where it is, and ends when its input does. */
final class PortalProcess {
    private PortalProcess() {}

    public static void main(String[] arguments) throws IOException {
        try (Portal portal = Portal.start(ServeOptions.of(DataFolder.open(Path.of(arguments[0]))))) {
            System.out.println("portal at " + portal.url());
            while (System.in.read() >= 0) {
                // Whoever started it is there yet.
            }
        }
    }
}
