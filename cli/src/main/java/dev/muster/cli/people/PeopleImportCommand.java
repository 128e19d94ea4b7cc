package dev.muster.cli.people;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.EngineOptions;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.face.FaceEngine;
import dev.muster.server.bulk.BadSource;
import dev.muster.server.bulk.BulkImport;
import dev.muster.server.bulk.ConsentDeclaration;
import dev.muster.server.bulk.ImportFolder;
import dev.muster.server.bulk.ImportListener;
import dev.muster.server.bulk.ImportNotices;
import dev.muster.server.bulk.ImportPlan;
import dev.muster.server.code.FactorNotices;
import dev.muster.server.enrol.Enrolment;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.StoreException;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Enrols everybody in a folder, an archive or a list; works beside a running server. */
@Command(
        name = "import",
        description = {
            "Enrol people from a folder or zip of NAME.jpg or NAME/…, or from a CSV of people with photo names.",
            "A run that was cut off goes on where it was when the same command is given again."
        })
public final class PeopleImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR|ZIP|CSV", description = "Whose photos are to be enrolled.")
    private Path source = Path.of("");

    @Option(
            names = "--consent-obtained",
            description = "Declares, on record: " + ConsentDeclaration.WORDS + " Nothing is read without it.")
    private boolean consentObtained;

    @Option(names = "--group", paramLabel = "GROUP", description = "A group that everybody is put into.")
    private @Nullable String group;

    @Option(names = "--json", description = "Print JSON: an object a photo, and one for the whole at the end.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    public PeopleImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!consentObtained) {
            throw new BadInput("--consent-obtained is missing. With it you declare: " + ConsentDeclaration.WORDS
                    + " That is recorded with every person, and no photo is looked at before.");
        }
        try (ImportPlan plan = ImportPlan.read(source)) {
            return inDatabase(plan);
        } catch (BadSource | StoreException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            if (Database.isFailure(e)) {
                throw new BadInput(
                        ("the database could not be written (%s). What was confirmed is kept: free some space, then give"
                                        + " the same command again, and it goes on from there")
                                .formatted(Database.reason(e)),
                        e);
            }
            throw e;
        }
    }

    private int inDatabase(ImportPlan plan) {
        DataFolder folder = DataFolder.open(data.path());
        String key = key();
        try (Database database = Database.open(folder);
                ImportFolder.Held _ = new ImportFolder(folder)
                        .lock(key)
                        .orElseThrow(() -> new BadInput(source + " is being imported by another process already"));
                FaceEngine engine = FaceEngine.open(engineOptions.faceOptions().withThreads(1))) {
            Clock clock = Clock.systemUTC();
            Vault vault = Vault.open(folder, database);
            Enrolment enrolment = new Enrolment(database, vault, engine, clock);
            BulkImport bulk = new BulkImport(database, enrolment, clock);
            ImportJob job = bulk.open(source.toString(), key, "command", Optional.ofNullable(group));
            ImportReport report = new ImportReport(terminal, json);
            report.begin(job);
            ImportListener told = report.andThen(
                    new ImportNotices(database, FactorNotices.beside(folder, database, vault, clock), clock));
            ImportCounts counts = bulk.run(job, System.getProperty("user.name", "command"), plan, told, () -> false);
            report.end(counts);
            return counts.refused() == 0 ? ExitCode.OK : ExitCode.PARTLY;
        }
    }

    private String key() {
        try {
            return "path:" + source.toRealPath();
        } catch (IOException e) {
            throw new BadInput(source + " cannot be read", e);
        }
    }
}
