package dev.muster.cli.audit;

import dev.muster.cli.console.BadInput;
import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.audit.Anchor;
import dev.muster.store.audit.AuditChain;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.audit.Verification;
import dev.muster.store.audit.Verification.Broken;
import dev.muster.store.audit.Verification.Whole;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Walks the audit log's chain of hashes; works beside a running server. */
@Command(
        name = "verify",
        description = {
            "Check that no row of the audit log was changed, removed or put in.",
            "Prints the last row's number and hash: noted elsewhere and given as --expect next time, they show even a"
                    + " log that was cut off or written anew. Exit codes: 0 whole, 1 not whole."
        })
public final class AuditVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--expect",
            paramLabel = "SEQ:HASH",
            description = "A row as an earlier verification printed it: it must still be there.")
    private @Nullable String noted;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public AuditVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<Anchor> expected = Optional.ofNullable(noted).map(AuditVerifyCommand::anchor);
        try (Database database = Database.open(DataFolder.existing(data.path()))) {
            AuditLog log = new AuditLog(database, Clock.systemUTC());
            Verification verification = new AuditChain(database, log).verify(expected);
            terminal.print(json ? asJson(verification).toString() : asWords(verification));
            return verification instanceof Whole ? ExitCode.OK : ExitCode.NO_MATCH;
        }
    }

    private static Anchor anchor(String text) {
        return Anchor.parse(text)
                .orElseThrow(() -> new BadInput("--expect: expected a row's number and hash such as"
                        + " 12:3f…, as 'muster audit verify' prints them, got " + text));
    }

    private static String asWords(Verification verification) {
        return switch (verification) {
            case Whole whole when whole.newest().seq() == 0 -> "The audit log is whole: it is empty.";
            case Whole whole ->
                "The audit log is whole: %d rows, the last is %s"
                        .formatted(whole.newest().seq(), whole.newest());
            case Broken broken ->
                "The audit log is not whole: row %d %s."
                        .formatted(broken.seq(), broken.flaw().words());
        };
    }

    private static JsonObject asJson(Verification verification) {
        return switch (verification) {
            case Whole whole ->
                new JsonObject()
                        .with("whole", true)
                        .with("rows", whole.newest().seq())
                        .with("last", whole.newest().toString())
                        .with("erasedNames", whole.erased());
            case Broken broken ->
                new JsonObject()
                        .with("whole", false)
                        .with("row", broken.seq())
                        .with(
                                "flaw",
                                broken.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .with(
                                "message",
                                "row %d %s"
                                        .formatted(broken.seq(), broken.flaw().words()));
        };
    }
}
