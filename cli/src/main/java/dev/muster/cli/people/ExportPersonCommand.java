package dev.muster.cli.people;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.server.people.PersonExport;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.vault.Vault;
import dev.muster.store.vault.VaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down everything that is held about a person; works beside a running server. */
@Command(
        name = "export-person",
        description = "Write everything that is held about a person into a zip, for a request under Article 15 GDPR.")
public final class ExportPersonCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME|ID", description = "A name, an id or an external id.")
    private String person = "";

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--out", paramLabel = "FILE", description = "The zip to write (person-ID.zip).")
    private @Nullable Path out;

    public ExportPersonCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DataFolder folder = DataFolder.existing(data.path());
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(folder)) {
            Person chosen = PersonChoice.of(new People(database, clock), person);
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            if (!new PersonExport(database, Vault.open(folder, database), clock).write(chosen.id(), zip)) {
                throw new BadInput("the person was erased at this moment");
            }
            Path file = out == null ? Path.of("person-" + chosen.id() + ".zip") : out;
            write(file, zip.toByteArray());
            new AuditLog(database, clock)
                    .record(AuditEntry.of("person.export", "ok")
                            .by("command", "command", System.getProperty("user.name", "command"))
                            .on("person", chosen.id(), chosen.name()));
            terminal.print("Wrote everything held about %s to %s".formatted(chosen.name(), file));
            terminal.error("The file is readable by its owner only. Backups are not part of it.");
        } catch (VaultException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    private static void write(Path file, byte[] content) throws IOException {
        try {
            Files.write(file, new byte[0], StandardOpenOption.CREATE_NEW);
            restrict(file);
            Files.write(file, content);
        } catch (FileAlreadyExistsException e) {
            throw new BadInput("%s exists already; name another file with --out".formatted(file), e);
        } catch (FileSystemException e) {
            throw new BadInput(
                    "cannot write %s: %s"
                            .formatted(
                                    file, e.getReason() == null ? "no such folder, or no permission" : e.getReason()),
                    e);
        }
    }

    private static void restrict(Path file) throws IOException {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException _) {
            // Windows has other means.
        }
    }
}
