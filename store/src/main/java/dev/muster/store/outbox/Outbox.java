package dev.muster.store.outbox;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.DeliveryReport;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.outbox.PutOutcome.Guard;
import dev.muster.store.outbox.PutOutcome.Guarded;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Messages on their way: what was put in is sent by an {@link OutboxWorker} of this process or another, once. Safe for
 * many threads and processes.
 */
public final class Outbox {
    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final OutboxRules rules;
    private final CostGuard guard;
    private final OutboxQueue queue;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Outbox(Database database, Vault vault, Clock clock, OutboxRules rules) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.rules = rules;
        this.guard = new CostGuard(database, vault, clock, rules.limits());
        this.queue = new OutboxQueue(database, vault, clock, rules, guard);
    }

    /**
     * Takes a message to be sent at once. Inside a transaction it goes when that is committed.
     *
     * @param accountId whose message it is: its limits count, and it goes when the account goes
     * @param subject one line, for channels that have one
     * @param goodUntil when nobody needs it any more
     */
    public PutOutcome put(Optional<String> accountId, Address to, String subject, String text, Instant goodUntil) {
        if (!rules.channels().contains(to.channel())) {
            return new Guarded(Guard.CHANNEL, "no provider for %s is configured".formatted(to.channel()));
        }
        PutOutcome outcome = database.write(() -> guard.admit(accountId, to)
                .<PutOutcome>map(guarded -> guarded)
                .orElseGet(
                        () -> insert(accountId, to, subject.lines().findFirst().orElse("") + "\n" + text, goodUntil)));
        if (outcome instanceof PutOutcome.Queued) {
            afterCommit();
        }
        return outcome;
    }

    /** How far a message is; empty when there is none, or it is long past. */
    public Optional<DeliveryState> state(String id) {
        return database.jdbc()
                .sql("SELECT status, changed_at FROM outbox WHERE id = ?")
                .param(id)
                .query((row, _) -> state(OutboxStatus.valueOf(row.getString("status")), row.getLong("changed_at")))
                .optional();
    }

    /** The channels that have a provider. */
    public java.util.Set<Channel> channels() {
        return rules.channels();
    }

    /** Whether messages stay readable here because they go nowhere else. */
    public boolean isTryOut() {
        return !rules.kept().isEmpty();
    }

    /** The newest messages. */
    public List<OutboxEntry> recent(int limit) {
        return database.jdbc().sql("""
                        SELECT id, channel, content, masked, status, attempts, reason, reference, created_at, changed_at
                        FROM outbox ORDER BY created_at DESC, id LIMIT ?""").param(limit).query(this::entry).list();
    }

    /**
     * Takes what a provider says of a message that it took.
     *
     * @return false when there is no such message
     */
    public boolean reported(String id, DeliveryReport report) {
        return queue.reported(id, report);
    }

    /** Calls somebody whenever a message was put in by this process. */
    void whenPut(Runnable listener) {
        listeners.add(listener);
    }

    OutboxQueue queue() {
        return queue;
    }

    private PutOutcome insert(Optional<String> accountId, Address to, String content, Instant goodUntil) {
        String id = Ids.next();
        long now = clock.millis();
        database.jdbc()
                .sql("""
                        INSERT INTO outbox (id, account_id, channel, address, content, masked, status, attempts, next_at,
                                            good_until, place, claim, reference, reason, created_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, '', '', '', '', ?, ?)""")
                .params(Arrays.asList(
                        id,
                        accountId.orElse(null),
                        to.channel().name(),
                        vault.encrypt(bytes(to.text()), SealedColumns.OUTBOX_ADDRESS.row(id)),
                        vault.encrypt(bytes(content), SealedColumns.OUTBOX_CONTENT.row(id)),
                        to.masked(),
                        OutboxStatus.WAITING.name(),
                        now,
                        goodUntil.toEpochMilli(),
                        now,
                        now))
                .update();
        return new PutOutcome.Queued(id);
    }

    private void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            listeners.forEach(Runnable::run);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(Runnable::run);
            }
        });
    }

    private DeliveryState state(OutboxStatus status, long changedAt) {
        return switch (status) {
            case WAITING -> DeliveryState.ON_ITS_WAY;
            case SENDING -> changedAt < queue.stuckBefore() ? DeliveryState.UNKNOWN : DeliveryState.ON_ITS_WAY;
            case SENT -> DeliveryState.SENT;
            case DELIVERED -> DeliveryState.DELIVERED;
            case REFUSED, FAILED, EXPIRED -> DeliveryState.NOT_SENT;
            case UNCLEAR -> DeliveryState.UNKNOWN;
        };
    }

    private OutboxEntry entry(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Channel channel = Channel.valueOf(row.getString("channel"));
        byte @Nullable [] content = row.getBytes("content");
        return new OutboxEntry(
                id,
                channel,
                row.getString("masked"),
                row.getString("status"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getString("reference"),
                content == null || !rules.kept().contains(channel)
                        ? Optional.empty()
                        : Optional.of(queue.opened(content, id).text()),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
