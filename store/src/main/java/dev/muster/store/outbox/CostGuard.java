package dev.muster.store.outbox;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.store.Database;
import dev.muster.store.outbox.PutOutcome.Guard;
import dev.muster.store.outbox.PutOutcome.Guarded;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Counts the messages of a day against their limits, each by one statement, so that parallel ones count one by one. */
final class CostGuard {
    private static final String PURPOSE = "outbox count";
    private static final int BLOCK_DIGITS = 4;

    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final CostLimits limits;

    private record Bucket(Guard guard, String name, int limit, String words) {}

    CostGuard(Database database, Vault vault, Clock clock, CostLimits limits) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.limits = limits;
    }

    /** Counts a message, or says what holds it back and counts nothing. Belongs into a transaction. */
    Optional<Guarded> admit(Optional<String> accountId, Address to) {
        if (!limits.allows(to)) {
            return Optional.of(
                    new Guarded(Guard.COUNTRY, "the settings allow no messages to numbers that begin like this one"));
        }
        long day = day();
        List<Bucket> counted = new ArrayList<>();
        for (Bucket bucket : buckets(accountId, to)) {
            if (!count(bucket, day)) {
                counted.forEach(earlier -> takeBack(earlier, day));
                return Optional.of(new Guarded(
                        bucket.guard, "%s had %d messages today already".formatted(bucket.words, bucket.limit)));
            }
            counted.add(bucket);
        }
        return Optional.empty();
    }

    /** Forgets the days before yesterday. */
    void purge() {
        database.jdbc()
                .sql("DELETE FROM outbox_count WHERE day < ?")
                .param(day() - 1)
                .update();
    }

    /** The bucket of all comes first: whoever holds it lets nobody else take one that he may need. */
    private List<Bucket> buckets(Optional<String> accountId, Address to) {
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(new Bucket(Guard.TOTAL, "all", limits.inAll(), "all together"));
        accountId.ifPresent(id ->
                buckets.add(new Bucket(Guard.ACCOUNT, hashed("account", id), limits.perAccount(), "the account")));
        String text = to.text();
        buckets.add(new Bucket(Guard.ADDRESS, hashed("address", text), limits.perAddress(), "the address"));
        if (to.channel() == Channel.SMS) {
            String block = text.substring(0, text.length() - BLOCK_DIGITS);
            buckets.add(new Bucket(Guard.ADDRESS, hashed("block", block), limits.perBlock(), "numbers like this one"));
        }
        return buckets;
    }

    private boolean count(Bucket bucket, long day) {
        return database.jdbc()
                .sql("""
                        INSERT INTO outbox_count (bucket, day, total) VALUES (?, ?, 1)
                        ON CONFLICT (bucket, day) DO UPDATE SET total = outbox_count.total + 1
                        WHERE outbox_count.total < ?
                        RETURNING total""")
                .params(bucket.name, day, bucket.limit)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private void takeBack(Bucket bucket, long day) {
        database.jdbc()
                .sql("UPDATE outbox_count SET total = total - 1 WHERE bucket = ? AND day = ?")
                .params(bucket.name, day)
                .update();
    }

    private String hashed(String kind, String value) {
        return kind + "/" + HexFormat.of().formatHex(vault.mac(value.getBytes(StandardCharsets.UTF_8), PURPOSE));
    }

    private long day() {
        return clock.millis() / Duration.ofDays(1).toMillis();
    }
}
