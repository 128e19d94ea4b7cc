package dev.muster.server.code;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Verdict;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.ServerLock;
import dev.muster.store.account.Account;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SqlAttempts;
import dev.muster.store.factor.SqlChallenges;
import dev.muster.store.outbox.DeliveryState;
import dev.muster.store.outbox.OutboxWorker;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** Sends and checks codes at the server's machine, beside a running server or without one. */
public final class CodeShell implements AutoCloseable {
    private static final String SESSION = "shell";
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Shell shell;
    private final ShellAccounts accounts;
    private final CodeAddresses addresses;
    private final SqlChallenges challenges;
    private final DeliveredCodes codes;
    private final CodeSending sending;
    private final VerdictWords words;

    private CodeShell(Shell shell) {
        Database database = shell.database();
        Clock clock = shell.clock();
        this.shell = shell;
        this.accounts = shell.accounts("muster otp code");
        this.addresses = new CodeAddresses(database, shell.vault(), clock);
        this.challenges = new SqlChallenges(database, clock);
        CodeConfiguration parts = new CodeConfiguration();
        this.codes = parts.deliveredCodes(
                challenges,
                new SqlAttempts(database, new AttemptLimits(database, clock)),
                shell.vault(),
                new SecureRandom(),
                clock);
        MessageSource texts = Shell.texts();
        this.sending = parts.codeSending(
                database, codes, challenges, addresses, shell.outbox(), shell.settings(), texts, clock);
        this.words = new VerdictWords(texts);
    }

    /** Opens a folder's codes. */
    public static CodeShell open(DataFolder folder) {
        return new CodeShell(Shell.open(folder));
    }

    /**
     * A code that was put on its way.
     *
     * @param to where to, masked
     * @param tryOut whether it goes into the local outbox and nowhere else
     */
    public record Issued(String challenge, Instant expiresAt, String to, String message, boolean tryOut) {}

    /**
     * Puts a code for an account on its way.
     *
     * @param channel by which; empty for the account's first address of any
     * @throws ShellAccounts.Refused when it has no such address, or none may be sent now
     */
    public Issued issue(String name, Optional<Channel> channel) {
        Account account = accounts.existing(name);
        CodeAddress address = addresses.of(account.id()).stream()
                .filter(one -> channel.isEmpty() || one.channel() == channel.get())
                .findFirst()
                .orElseThrow(() -> new ShellAccounts.Refused(
                        "'%s' has no such address; 'muster otp address add' adds one".formatted(account.name())));
        CodeUse use = use(account.id());
        return switch (sending.send(use, address, "", Locale.ENGLISH)) {
            case Sending.TooSoon(var pause) ->
                throw new ShellAccounts.Refused(
                        "one was just sent; another may be in %d seconds".formatted(pause.toSeconds() + 1));
            case Sending.Refused(var reason) -> throw new ShellAccounts.Refused("nothing was sent: " + reason);
            case Sending.Sent(var id, var message) -> {
                accounts.note("code.issue", "ok", account, address.channel().name());
                yield new Issued(
                        id,
                        challenges.find(id, use).orElseThrow().expiresAt(),
                        address.masked(),
                        message,
                        shell.settings().isTryOut());
            }
        };
    }

    /** Waits until a message has gone or not; where no server does, this process hands it to its provider. */
    public DeliveryState deliver(Issued issued, Duration patience) {
        boolean served = Arrays.stream(ServerLock.Kind.values())
                .anyMatch(kind -> ServerLock.holder(shell.folder(), kind).isPresent());
        if (served) {
            return await(issued, patience);
        }
        String place = "command " + Ids.next();
        try (OutboxWorker worker = worker(place)) {
            worker.start();
            return await(issued, patience);
        }
    }

    /** Checks a code that this shell asked for. */
    public Verdict check(String challengeId, String typed) {
        Optional<CodeUse> use = challenges.useOf(challengeId, Purpose.API, SESSION);
        Verdict verdict =
                use.map(known -> codes.check(challengeId, known, typed)).orElseGet(Verdict.Unknown::new);
        use.ifPresent(known -> accounts.note(
                "code.check",
                verdict instanceof Verdict.Accepted ? "ok" : "failed",
                known.accountId(),
                VerdictWords.word(verdict)));
        return verdict;
    }

    /** A verdict in words; empty for a right code. */
    public String words(Verdict verdict) {
        return words.of(verdict);
    }

    private OutboxWorker worker(String place) {
        return new OutboxWorker(
                shell.outbox(),
                shell.settings().deliveries(shell.folder().root(), shell.clock()),
                place,
                shell.clock());
    }

    private DeliveryState await(Issued issued, Duration patience) {
        Instant end = shell.clock().instant().plus(patience);
        DeliveryState state = shell.outbox().state(issued.message()).orElse(DeliveryState.UNKNOWN);
        while (state == DeliveryState.ON_ITS_WAY && shell.clock().instant().isBefore(end)) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return state;
            }
            state = shell.outbox().state(issued.message()).orElse(DeliveryState.UNKNOWN);
        }
        return state;
    }

    private static CodeUse use(String accountId) {
        return new CodeUse(accountId, Purpose.API, SESSION);
    }

    @Override
    public void close() {
        shell.close();
    }
}
