package dev.muster.server.account;

import dev.muster.store.DataFolder;
import dev.muster.store.StoreException;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

/**
 * The one-use link by which the first administrator is made. It lies in a file that its owner alone can read, so that
 * it is the same after a restart; with an administrator there is none.
 */
public final class SetupLink {
    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final String PARAMETER = "/setup?token=";

    private final DataFolder folder;
    private final Accounts accounts;
    private final Tickets tickets;

    SetupLink(DataFolder folder, Accounts accounts, Tickets tickets) {
        this.folder = folder;
        this.accounts = accounts;
        this.tickets = tickets;
    }

    /**
     * The link of a server that has no administrator yet.
     *
     * @param url where the server is
     */
    public Optional<String> at(String url) {
        if (accounts.hasAdministrator()) {
            withdraw();
            return Optional.empty();
        }
        String token = kept().orElseGet(
                        () -> tickets.create(TicketPurpose.SETUP, Optional.empty(), Optional.empty(), VALIDITY));
        String link = url + PARAMETER + token;
        write(link);
        return Optional.of(link);
    }

    /** Whether a token would make the first administrator. */
    boolean opens(String token) {
        return !accounts.hasAdministrator()
                && tickets.find(token, TicketPurpose.SETUP).isPresent();
    }

    /** Removes the link: it is used, or needed no more. */
    void withdraw() {
        tickets.revoke(TicketPurpose.SETUP, Optional.empty());
        try {
            Files.deleteIfExists(folder.setupLink());
        } catch (IOException _) {
            // What it leads to is void.
        }
    }

    private Optional<String> kept() {
        try {
            String link = Files.readString(folder.setupLink()).strip();
            int start = link.lastIndexOf(PARAMETER);
            String token = start < 0 ? "" : link.substring(start + PARAMETER.length());
            return Optional.of(token).filter(this::opens);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void write(String link) {
        try {
            Path fresh = Files.createTempFile(folder.root(), ".setup", null);
            restrict(fresh);
            Files.write(fresh, (link + "\n").getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, folder.setupLink(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException("cannot write %s: %s".formatted(folder.setupLink(), e.getMessage()), e);
        }
    }

    private static void restrict(Path file) throws IOException {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException _) {
            // The folder is its owner's already where the system can do that.
        }
    }
}
