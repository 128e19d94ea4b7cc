package dev.muster.cli.account;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an account; also before the server is started the first time. */
@Command(name = "create", description = "Create an account that can sign in.")
public final class AccountCreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "What it signs in with.")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = Roles.class,
            description = "administrator, manager, member or kiosk.")
    private Role role = Role.MEMBER;

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromInput;

    @Mixin
    private DataOption data = new DataOption();

    public AccountCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!fromInput) {
            throw new BadInput("expected --password-stdin and the password on standard input:"
                    + " a password on the command line can be seen by others");
        }
        String password = Shell.password(System.in);
        Account account = Shell.in(DataFolder.open(data.path()), shell -> shell.create(name, role, password));
        terminal.print("Created %s (%s).".formatted(account.name(), Roles.word(account.role())));
        return ExitCode.OK;
    }
}
