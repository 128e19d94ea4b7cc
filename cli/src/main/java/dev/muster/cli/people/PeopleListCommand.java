package dev.muster.cli.people;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonFilter;
import dev.muster.store.person.PersonPage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists who there is; works beside a running server. */
@Command(name = "list", description = "List the people of a data folder.")
public final class PeopleListCommand implements Callable<Integer> {
    private static final int AT_ONCE = 500;

    private final Terminal terminal;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public PeopleListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<PersonPage.Row> rows = new ArrayList<>();
        try (Database database = Database.open(DataFolder.existing(data.path()))) {
            People people = new People(database, Clock.systemUTC());
            PersonFilter everybody = PersonFilter.everybody(LocalDate.now(ZoneId.systemDefault()));
            PersonPage page = people.find(everybody, 0, AT_ONCE);
            while (!page.rows().isEmpty()) {
                rows.addAll(page.rows());
                page = people.find(everybody, rows.size(), AT_ONCE);
            }
        }
        if (json) {
            List<Map<String, @Nullable Object>> all =
                    rows.stream().map(row -> asJson(row).fields()).toList();
            terminal.print(new JsonObject().with("people", all).toString());
        } else {
            rows.forEach(row -> terminal.print(line(row)));
            terminal.error(rows.size() == 1 ? "1 person" : rows.size() + " people");
        }
        return ExitCode.OK;
    }

    private static String line(PersonPage.Row row) {
        Person person = row.person();
        return String.join(
                "\t",
                person.id(),
                person.name(),
                person.externalId().orElse("-"),
                row.groups().isEmpty() ? "-" : String.join(", ", row.groups()),
                row.templates() == 1 ? "1 template" : row.templates() + " templates",
                row.consent() ? "consent" : "no consent");
    }

    private static JsonObject asJson(PersonPage.Row row) {
        Person person = row.person();
        JsonObject object = new JsonObject().with("id", person.id()).with("name", person.name());
        person.externalId().ifPresent(id -> object.with("externalId", id));
        object.with("groups", row.groups()).with("templates", row.templates()).with("consent", row.consent());
        person.validFrom().ifPresent(day -> object.with("validFrom", day.toString()));
        person.validTo().ifPresent(day -> object.with("validTo", day.toString()));
        person.seenAt().ifPresent(at -> object.with("seenAt", at.toString()));
        return object;
    }
}
