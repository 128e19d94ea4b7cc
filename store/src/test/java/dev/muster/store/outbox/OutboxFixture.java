package dev.muster.store.outbox;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.account.SettableClock;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An outbox on a new database, with a clock that a test moves. */
final class OutboxFixture implements AutoCloseable {
    static final Address NUMBER = PhoneNumber.parse("+919876543123", "ZZ").orElseThrow();
    static final CostLimits WIDE = new CostLimits(10_000, 10_000, 10_000, 10_000, List.of());

    final SettableClock clock = new SettableClock();
    final Database database;
    final Vault vault;
    final Outbox outbox;

    OutboxFixture(TestDatabase kind, Path root) {
        this(kind, root, new OutboxRules(WIDE, EnumSet.allOf(Channel.class), Set.of()));
    }

    OutboxFixture(TestDatabase kind, Path root, OutboxRules rules) {
        this.database = kind.open(root);
        this.vault = Vault.open(new DataFolder(root), database, Map.of());
        this.outbox = new Outbox(database, vault, clock, rules);
    }

    OutboxQueue queue() {
        return outbox.queue();
    }

    /** Puts in a message that is good for five minutes. */
    String put(String text) {
        return queued(outbox.put(
                Optional.empty(), NUMBER, "A code", text, clock.instant().plus(Duration.ofMinutes(5))));
    }

    PutOutcome putTo(Optional<String> accountId, Address to) {
        return outbox.put(accountId, to, "A code", "123456", clock.instant().plus(Duration.ofMinutes(5)));
    }

    String account(String name) {
        return new Accounts(database, clock)
                .create(new NewAccount(
                        name, Optional.empty(), Optional.empty(), Role.MEMBER, AccountStatus.ACTIVE, Optional.empty()))
                .orElseThrow()
                .id();
    }

    /** How many of the two sealed columns of a message are still there. */
    int sealed(String id) {
        return database.jdbc().sql("""
                        SELECT CASE WHEN address IS NULL THEN 0 ELSE 1 END + CASE WHEN content IS NULL THEN 0 ELSE 1 END
                        FROM outbox WHERE id = ?""").param(id).query(Integer.class).single();
    }

    OutboxEntry entry(String id) {
        return outbox.recent(1000).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static String queued(PutOutcome outcome) {
        return switch (outcome) {
            case PutOutcome.Queued(var id) -> id;
            case PutOutcome.Guarded guarded -> throw new AssertionError(guarded.reason());
        };
    }

    static PhoneNumber indian(int last) {
        return PhoneNumber.parse("+9198765%05d".formatted(last), "ZZ").orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
