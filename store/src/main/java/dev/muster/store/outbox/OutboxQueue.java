package dev.muster.store.outbox;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.DeliveryReport;
import dev.muster.otp.delivery.Message;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import dev.muster.store.vault.VaultException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The outbox as who sends sees it: each message is claimed by one, and only who claimed it says what became of it. */
final class OutboxQueue {
    /** No provider takes as long to answer: whoever claimed the message is gone. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

    private static final Duration READABLE = Duration.ofDays(1);
    private static final Duration LISTED = Duration.ofDays(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int CANDIDATES = 8;
    private static final int REASON_LENGTH = 200;

    /** What a message needs no more: its address, and its text unless that is kept for trying out. */
    private static final String WIPED = "address = NULL, content = CASE WHEN channel IN (:kept) THEN content END";

    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final List<String> kept;
    private final CostGuard guard;

    record Content(String subject, String text) {}

    OutboxQueue(Database database, Vault vault, Clock clock, OutboxRules rules, CostGuard guard) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.guard = guard;
        this.kept = rules.kept().isEmpty()
                ? List.of("nothing")
                : rules.kept().stream().map(Channel::name).toList();
    }

    /** Takes the message that is due the longest; that it is being sent is committed when this returns. */
    Optional<Claim> claim(String place) {
        for (String id : due()) {
            Optional<Claim> claimed = claim(id, place);
            if (claimed.isPresent()) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    /** Writes down what became of a try. */
    void settle(Claim claim, DeliveryOutcome outcome) {
        switch (outcome) {
            case DeliveryOutcome.Taken(var reference) -> finish(claim, OutboxStatus.SENT, reference.orElse(""), "");
            case DeliveryOutcome.Refused(var reason) -> finish(claim, OutboxStatus.REFUSED, "", reason);
            case DeliveryOutcome.Unclear(var reason) -> finish(claim, OutboxStatus.UNCLEAR, "", reason);
            case DeliveryOutcome.Failed(var reason, var after) -> tryAgain(claim, reason, after);
        }
    }

    /** When the next message is due; empty when none waits. */
    Optional<Instant> nextDue() {
        return database.jdbc()
                .sql("SELECT next_at FROM outbox WHERE status = 'WAITING' AND good_until > ? ORDER BY next_at LIMIT 1")
                .param(clock.millis())
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    /** What somebody at this place was sending when his process ended: nobody knows whether it went. */
    int abandon(String place) {
        return wiped("SENDING", "place = :place", OutboxStatus.UNCLEAR, "Muster ended while this was being sent")
                .param("place", place)
                .update();
    }

    /** Ends what waits in vain and what whoever sent it has left; drops what is long past. */
    void sweep() {
        wiped("WAITING", "good_until <= :now", OutboxStatus.EXPIRED, "it could not be sent in time")
                .update();
        wiped("SENDING", "changed_at < :before", OutboxStatus.UNCLEAR, "whoever was sending this has gone")
                .param("before", stuckBefore())
                .update();
        database.jdbc()
                .sql("UPDATE outbox SET content = NULL WHERE content IS NOT NULL AND status <> 'WAITING'"
                        + " AND status <> 'SENDING' AND created_at < ?")
                .param(clock.millis() - READABLE.toMillis())
                .update();
        database.jdbc()
                .sql("DELETE FROM outbox WHERE created_at < ?")
                .param(clock.millis() - LISTED.toMillis())
                .update();
        guard.purge();
    }

    boolean reported(String id, DeliveryReport report) {
        String from = switch (report.state()) {
            case SENT -> "'SENDING', 'UNCLEAR'";
            case DELIVERED, FAILED -> "'SENDING', 'UNCLEAR', 'SENT'";
        };
        int changed = database.jdbc()
                .sql("UPDATE outbox SET status = :status, reference = :reference, reason = :reason, changed_at = :now, "
                        + WIPED + " WHERE id = :id AND (reference = '' OR reference = :reference) AND status IN ("
                        + from + ")")
                .param("status", report.state().name())
                .param("reference", report.reference())
                .param("reason", shortened(report.reason()))
                .param("now", clock.millis())
                .param("kept", kept)
                .param("id", id)
                .update();
        return changed == 1 || isReferred(id, report.reference());
    }

    /** Whoever claimed a message before this and has not said what became of it will not. */
    long stuckBefore() {
        return clock.millis() - STUCK_AFTER.toMillis();
    }

    /** What a message says. */
    Content opened(byte[] sealed, String id) {
        String content =
                new String(vault.decrypt(sealed, SealedColumns.OUTBOX_CONTENT.row(id)), StandardCharsets.UTF_8);
        int end = content.indexOf('\n');
        return new Content(content.substring(0, end), content.substring(end + 1));
    }

    private List<String> due() {
        return database.jdbc()
                .sql("""
                        SELECT id FROM outbox WHERE status = 'WAITING' AND next_at <= :now AND good_until > :now
                        ORDER BY next_at, created_at LIMIT :limit""")
                .param("now", clock.millis())
                .param("limit", CANDIDATES)
                .query(String.class)
                .list();
    }

    private Optional<Claim> claim(String id, String place) {
        String token = Ids.next();
        try {
            return database.jdbc()
                    .sql("""
                            UPDATE outbox SET status = 'SENDING', attempts = attempts + 1, claim = :token, place = :place,
                                              changed_at = :now
                            WHERE id = :id AND status = 'WAITING' AND next_at <= :now AND good_until > :now
                            RETURNING id, channel, address, content, attempts, good_until""")
                    .param("token", token)
                    .param("place", place)
                    .param("now", clock.millis())
                    .param("id", id)
                    .query((row, _) -> new Claim(token, message(row), row.getInt("attempts")))
                    .optional();
        } catch (VaultException e) {
            finish(id, token, OutboxStatus.FAILED, "", "it does not open with this key");
            return Optional.empty();
        }
    }

    private Message message(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String address = new String(
                vault.decrypt(row.getBytes("address"), SealedColumns.OUTBOX_ADDRESS.row(id)), StandardCharsets.UTF_8);
        Content content = opened(row.getBytes("content"), id);
        return new Message(
                id,
                Address.of(Channel.valueOf(row.getString("channel")), address),
                content.subject,
                content.text,
                Instant.ofEpochMilli(row.getLong("good_until")));
    }

    private void tryAgain(Claim claim, String reason, Optional<Duration> after) {
        Duration pause = Duration.ofSeconds(1L << Math.min(claim.attempts() - 1, 5));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Duration wait =
                after.filter(asked -> asked.compareTo(Duration.ofDays(1)) < 0).orElse(Duration.ZERO);
        Instant next = clock.instant().plus(wait.compareTo(pause) > 0 ? wait : pause);
        if (!next.isBefore(claim.message().goodUntil())) {
            finish(claim, OutboxStatus.FAILED, "", reason);
            return;
        }
        database.jdbc()
                .sql("""
                        UPDATE outbox SET status = 'WAITING', next_at = ?, reason = ?, changed_at = ?
                        WHERE id = ? AND claim = ? AND status = 'SENDING'""")
                .params(
                        next.toEpochMilli(),
                        shortened(reason),
                        clock.millis(),
                        claim.message().id(),
                        claim.token())
                .update();
    }

    private void finish(Claim claim, OutboxStatus status, String reference, String reason) {
        finish(claim.message().id(), claim.token(), status, reference, reason);
    }

    /** An answer that comes late is better than none; what the provider has reported since is better still. */
    private void finish(String id, String token, OutboxStatus status, String reference, String reason) {
        database.jdbc()
                .sql("UPDATE outbox SET status = :status, reference = :reference, reason = :reason, changed_at = :now, "
                        + WIPED + " WHERE id = :id AND claim = :token AND status IN ('SENDING', 'UNCLEAR')")
                .param("status", status.name())
                .param("reference", reference)
                .param("reason", shortened(reason))
                .param("now", clock.millis())
                .param("kept", kept)
                .param("id", id)
                .param("token", token)
                .update();
    }

    private StatementSpec wiped(String from, String where, OutboxStatus to, String reason) {
        return database.jdbc()
                .sql("UPDATE outbox SET status = :to, changed_at = :now,"
                        + " reason = CASE WHEN reason = '' THEN :reason ELSE reason END, " + WIPED
                        + " WHERE status = :from AND " + where)
                .param("to", to.name())
                .param("from", from)
                .param("reason", reason)
                .param("now", clock.millis())
                .param("kept", kept);
    }

    private boolean isReferred(String id, String reference) {
        return database.jdbc()
                .sql("SELECT 1 FROM outbox WHERE id = ? AND reference = ?")
                .params(id, reference)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }
}
