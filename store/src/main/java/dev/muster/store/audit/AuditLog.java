package dev.muster.store.audit;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audit log. Each row's hash covers the row and the hash before it, so that a row which is changed, removed or
 * put in later shows. People are named in a table of their own: rows refer to it by a random reference, and erasing
 * that name leaves the chain whole.
 */
public final class AuditLog {
    private final Database database;
    private final Clock clock;

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Appends; whoever else appends at the same moment waits. */
    public void record(AuditEntry entry) {
        database.write(() -> {
            // Takes the head's row for this transaction: the chain has one end.
            Head head = database.jdbc()
                    .sql("UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash")
                    .query((row, _) -> new Head(row.getLong("seq"), row.getString("hash")))
                    .single();
            Row row = new Row(
                    head.seq,
                    clock.millis(),
                    entry.action(),
                    entry.outcome(),
                    entry.actor().map(this::reference).orElse(null),
                    entry.target().map(this::reference).orElse(null),
                    entry.address().orElse(null),
                    entry.detail().orElse(null));
            append(row, head.hash);
        });
    }

    private void append(Row row, String previous) {
        String hash = row.hash(previous);
        database.jdbc()
                .sql("""
                        INSERT INTO audit_event (seq, at, action, outcome, actor, target, address, detail, previous, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        row.seq,
                        row.at,
                        row.action,
                        row.outcome,
                        row.actor,
                        row.target,
                        row.address,
                        row.detail,
                        previous,
                        hash))
                .update();
        database.jdbc()
                .sql("UPDATE audit_head SET hash = ? WHERE id = 1")
                .param(hash)
                .update();
    }

    /** The reference that stands for a party under its present name. */
    private String reference(AuditEntry.Party party) {
        Optional<String> known = database.jdbc()
                .sql("SELECT ref FROM audit_name WHERE kind = ? AND subject_id = ? AND name = ?")
                .params(party.kind(), party.id(), party.name())
                .query(String.class)
                .optional();
        return known.orElseGet(() -> {
            String reference = Ids.next();
            database.jdbc()
                    .sql("INSERT INTO audit_name (ref, kind, subject_id, name, salt) VALUES (?, ?, ?, ?, ?)")
                    .params(reference, party.kind(), party.id(), party.name(), Ids.next())
                    .update();
            return reference;
        });
    }

    private record Head(long seq, String hash) {}

    /** One row as its hash sees it. */
    record Row(
            long seq,
            long at,
            String action,
            String outcome,
            @Nullable String actor,
            @Nullable String target,
            @Nullable String address,
            @Nullable String detail) {

        /** SHA-256 over every column, each with its length before it, and the hash before this row. */
        String hash(String previous) {
            MessageDigest digest = sha256();
            for (String column : new @Nullable String[] {
                String.valueOf(seq), String.valueOf(at), action, outcome, actor, target, address, detail, previous
            }) {
                byte[] bytes = (column == null ? "" : column).getBytes(StandardCharsets.UTF_8);
                digest.update((column == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
