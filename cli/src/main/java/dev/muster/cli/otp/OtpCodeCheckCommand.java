package dev.muster.cli.otp;

import dev.muster.cli.console.DataOption;
import dev.muster.cli.console.ExitCode;
import dev.muster.cli.console.JsonObject;
import dev.muster.cli.console.Terminal;
import dev.muster.otp.verify.Verdict;
import dev.muster.server.code.VerdictWords;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a code that a shell asked for. */
@Command(name = "check", description = "Check a code: exit code 0 for the right one, 1 for any other.")
public final class OtpCodeCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "CHALLENGE", description = "What 'muster otp code issue' printed.")
    private String challenge = "";

    @Parameters(index = "1", paramLabel = "CODE", description = "What somebody typed.")
    private String code = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    private record Outcome(Verdict verdict, String words) {}

    public OtpCodeCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Outcome outcome = Shells.codes(data, shell -> {
            Verdict verdict = shell.check(challenge, code);
            return new Outcome(verdict, shell.words(verdict));
        });
        String word = VerdictWords.word(outcome.verdict());
        terminal.print(json ? new JsonObject().with("verdict", word).toString() : word);
        if (!outcome.words().isEmpty()) {
            terminal.error(outcome.words());
        }
        return outcome.verdict() instanceof Verdict.Accepted ? ExitCode.OK : ExitCode.NO_MATCH;
    }
}
