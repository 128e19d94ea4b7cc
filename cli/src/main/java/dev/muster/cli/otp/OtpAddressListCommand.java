package dev.muster.cli.otp;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.store.factor.CodeAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists where an account's codes may go, masked. */
@Command(name = "list", description = "List an account's phones and mailboxes: id, channel, masked, name, last used.")
public final class OtpAddressListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ACCOUNT", description = "The account.")
    private String account = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    public OtpAddressListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<CodeAddress> addresses = Shells.factors(data, shell -> shell.list(account));
        if (json) {
            List<Map<String, @Nullable Object>> all =
                    addresses.stream().map(one -> asJson(one).fields()).toList();
            terminal.print(new JsonObject().with("addresses", all).toString());
        } else {
            addresses.forEach(one -> terminal.print(line(one)));
            terminal.error(addresses.size() == 1 ? "1 address" : addresses.size() + " addresses");
        }
        return ExitCode.OK;
    }

    private static String line(CodeAddress address) {
        return String.join(
                "\t",
                address.id(),
                Channels.word(address.channel()),
                address.masked(),
                address.name(),
                address.usedAt().map(Object::toString).orElse("-"));
    }

    private static JsonObject asJson(CodeAddress address) {
        JsonObject object = new JsonObject()
                .with("id", address.id())
                .with("channel", Channels.word(address.channel()))
                .with("masked", address.masked())
                .with("name", address.name())
                .with("createdAt", address.createdAt().toString());
        address.usedAt().ifPresent(at -> object.with("usedAt", at.toString()));
        return object;
    }
}
