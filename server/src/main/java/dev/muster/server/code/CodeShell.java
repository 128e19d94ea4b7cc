package dev.muster.server.code;

import dev.muster.delivery.DeliverySettings;
import dev.muster.delivery.DeliverySettingsException;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.Verdict;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.ServerLock;
import dev.muster.store.StoreException;
import dev.muster.store.account.Account;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SqlAttempts;
import dev.muster.store.factor.SqlChallenges;
import dev.muster.store.outbox.DeliveryState;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.outbox.OutboxWorker;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Sends and checks codes at the server's machine, beside a running server or without one. */
public final class CodeShell implements AutoCloseable {
    private static final String SESSION = "shell";
    private static final long LOOK_EVERY_MILLIS = 50;

    private final DataFolder folder;
    private final Database database;
    private final ShellAccounts accounts;
    private final CodeAddresses addresses;
    private final SqlChallenges challenges;
    private final DeliveredCodes codes;
    private final DeliverySettings settings;
    private final Outbox outbox;
    private final CodeSending sending;
    private final VerdictWords words;
    private final Clock clock;

    private CodeShell(DataFolder folder, Database database, DeliverySettings settings, Clock clock) {
        Vault vault = Vault.open(folder, database);
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/code");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        this.folder = folder;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.accounts = new ShellAccounts(database, new AuditLog(database, clock), clock, "muster otp code");
        this.addresses = new CodeAddresses(database, vault, clock);
        this.challenges = new SqlChallenges(database, clock);
        CodeConfiguration parts = new CodeConfiguration();
        this.codes = parts.deliveredCodes(
                challenges,
                new SqlAttempts(database, new AttemptLimits(database, clock)),
                vault,
                new SecureRandom(),
                clock);
        this.outbox = new Outbox(
                database,
                vault,
                clock,
                new OutboxRules(settings.limits(), settings.channels(), settings.tryOutChannels()));
        this.sending = parts.codeSending(database, codes, challenges, addresses, outbox, settings, texts, clock);
        this.words = new VerdictWords(texts);
    }

    /** Opens a folder's codes. */
    public static CodeShell open(DataFolder folder) {
        Database database = Database.open(folder);
        try {
            return new CodeShell(
                    folder,
                    database,
                    DeliverySettings.read(folder.configuration(), System.getenv()),
                    Clock.systemUTC());
        } catch (DeliverySettingsException e) {
            database.close();
            throw new StoreException(e.words(), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
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
                        settings.isTryOut());
            }
        };
    }

    /** Waits until a message has gone or not; where no server does, this process hands it to its provider. */
    public DeliveryState deliver(Issued issued, Duration patience) {
        boolean served = Arrays.stream(ServerLock.Kind.values())
                .anyMatch(kind -> ServerLock.holder(folder, kind).isPresent());
        if (served) {
            return await(issued, patience);
        }
        String place = "command " + Ids.next();
        try (OutboxWorker worker = new OutboxWorker(outbox, settings.deliveries(folder.root(), clock), place, clock)) {
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

    private DeliveryState await(Issued issued, Duration patience) {
        Instant end = clock.instant().plus(patience);
        DeliveryState state = outbox.state(issued.message()).orElse(DeliveryState.UNKNOWN);
        while (state == DeliveryState.ON_ITS_WAY && clock.instant().isBefore(end)) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return state;
            }
            state = outbox.state(issued.message()).orElse(DeliveryState.UNKNOWN);
        }
        return state;
    }

    private static CodeUse use(String accountId) {
        return new CodeUse(accountId, Purpose.API, SESSION);
    }

    @Override
    public void close() {
        database.close();
    }
}
