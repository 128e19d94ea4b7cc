package dev.muster.cli.account;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.server.account.AccountShell;
import dev.muster.store.account.Account;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the accounts. */
@Command(name = "list", description = "List the accounts: name, role, status, when last signed in.")
public final class AccountListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public AccountListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Account> accounts = Shell.in(data, AccountShell::all);
        if (json) {
            List<Map<String, @Nullable Object>> all =
                    accounts.stream().map(account -> asJson(account).fields()).toList();
            terminal.print(new JsonObject().with("accounts", all).toString());
        } else {
            accounts.forEach(account -> terminal.print(line(account)));
            terminal.error(accounts.size() == 1 ? "1 account" : accounts.size() + " accounts");
        }
        return ExitCode.OK;
    }

    private static String line(Account account) {
        return String.join(
                "\t",
                account.name(),
                Roles.word(account.role()),
                status(account),
                account.signedInAt().map(Object::toString).orElse("-"));
    }

    private static JsonObject asJson(Account account) {
        JsonObject object = new JsonObject()
                .with("id", account.id())
                .with("name", account.name())
                .with("role", Roles.word(account.role()))
                .with("status", status(account));
        account.email().ifPresent(email -> object.with("email", email));
        account.personId().ifPresent(person -> object.with("person", person));
        account.signedInAt().ifPresent(at -> object.with("signedInAt", at.toString()));
        return object.with("createdAt", account.createdAt().toString());
    }

    private static String status(Account account) {
        return account.status().name().toLowerCase(Locale.ROOT);
    }
}
