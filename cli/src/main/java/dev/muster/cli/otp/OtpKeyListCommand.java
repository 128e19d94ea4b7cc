package dev.muster.cli.otp;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.factor.ApiKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the keys that are in use; what opens them is nowhere. */
@Command(name = "list", description = "List the keys in use: name, when made, when last used.")
public final class OtpKeyListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public OtpKeyListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ApiKey> keys = Shells.keys(
                DataFolder.existing(data.path()), ring -> ring.keys().all());
        if (json) {
            List<Map<String, @Nullable Object>> all =
                    keys.stream().map(key -> asJson(key).fields()).toList();
            terminal.print(new JsonObject().with("keys", all).toString());
        } else {
            keys.forEach(key -> terminal.print(line(key)));
            terminal.error(keys.size() == 1 ? "1 key" : keys.size() + " keys");
        }
        return ExitCode.OK;
    }

    private static String line(ApiKey key) {
        return String.join(
                "\t",
                key.name(),
                key.createdAt().toString(),
                key.usedAt().map(Object::toString).orElse("-"));
    }

    private static JsonObject asJson(ApiKey key) {
        JsonObject object = new JsonObject()
                .with("id", key.id())
                .with("name", key.name())
                .with("createdAt", key.createdAt().toString());
        key.usedAt().ifPresent(at -> object.with("usedAt", at.toString()));
        return object;
    }
}
