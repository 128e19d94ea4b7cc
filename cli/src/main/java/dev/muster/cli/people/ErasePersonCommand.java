package dev.muster.cli.people;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.person.Erased;
import dev.muster.store.person.Erasure;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.register.Mirrors;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases a person for good; works beside a running server, which forgets the face within a second or two. */
@Command(
        name = "erase-person",
        description = {
            "Erase a person for good: data, consents, templates, pictures, the rows in the register and in"
                    + " login_data.csv, the rows of imports, and the name in the audit log.",
            "Backups made before still hold the person until you delete them."
        })
public final class ErasePersonCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME|ID", description = "A name, an id or an external id.")
    private String person = "";

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--delete-account",
            description = "Delete the linked account too; otherwise it stays, linked to nobody.")
    private boolean deleteAccount;

    @Option(names = "--yes", description = "Do it: there is no way back.")
    private boolean yes;

    public ErasePersonCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.existing(data.path());
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(folder)) {
            Person chosen = PersonChoice.of(new People(database, clock), person);
            if (!yes) {
                throw new BadInput(
                        "%s (%s) would be erased for good; add --yes to do it".formatted(chosen.name(), chosen.id()));
            }
            Erased erased = new Erasure(database, clock)
                    .erase(
                            chosen.id(),
                            deleteAccount,
                            entry -> entry.by("command", "command", System.getProperty("user.name", "command")))
                    .orElseThrow(() -> new BadInput("the person was erased already"));
            new Mirrors(database, folder, terminal::error).rebuild();
            terminal.print("Erased %s: %s.".formatted(chosen.name(), erased.words()));
            if (erased.account()) {
                terminal.print("The account is deleted too.");
            } else if (erased.unlinked()) {
                terminal.print(
                        "The linked account stays, linked to nobody; with --delete-account it would have gone too.");
            }
            terminal.error("Backups made before still hold the person until you delete them.");
        }
        return ExitCode.OK;
    }
}
