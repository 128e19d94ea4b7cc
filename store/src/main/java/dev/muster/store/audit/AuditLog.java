package dev.muster.store.audit;

import dev.muster.store.Database;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * The audit log. Each row's hash covers the row and the hash before it, so that a row which is changed, removed or
 * put in later shows. People are named in a table of their own: rows hold a random reference to it and a salted
 * commitment to what it says, and erasing a name leaves the chain whole.
 */
public final class AuditLog {
    private final Database database;
    private final Clock clock;
    private final AuditNames names;

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.names = new AuditNames(database);
    }

    /**
     * Appends; whoever else appends at the same moment waits. Inside a longer transaction it belongs at the end, for
     * the others wait until that one is committed.
     */
    public void record(AuditEntry entry) {
        database.write(() -> {
            // Takes the head's row for this transaction: the chain has one end.
            Anchor head = database.jdbc()
                    .sql("UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash")
                    .query((row, _) -> new Anchor(row.getLong("seq"), row.getString("hash")))
                    .single();
            Optional<AuditNames.Reference> actor = entry.actor().map(names::reference);
            Optional<AuditNames.Reference> target = entry.target().map(names::reference);
            append(
                    new ChainRow(
                            head.seq(),
                            clock.millis(),
                            entry.action(),
                            entry.outcome(),
                            actor.map(AuditNames.Reference::ref).orElse(null),
                            actor.map(AuditNames.Reference::commitment).orElse(null),
                            target.map(AuditNames.Reference::ref).orElse(null),
                            target.map(AuditNames.Reference::commitment).orElse(null),
                            entry.address().orElse(null),
                            entry.detail().orElse(null)),
                    head.hash());
        });
    }

    /** The newest row's number and hash; worth noting somewhere else, see {@link AuditChain#verify}. */
    public Anchor newest() {
        return database.jdbc()
                .sql("SELECT seq, hash FROM audit_head WHERE id = 1")
                .query((row, _) -> new Anchor(row.getLong("seq"), row.getString("hash")))
                .single();
    }

    /**
     * Makes the log forget who somebody was, under every name the log knew; what was done stays.
     *
     * @return how many names are gone
     */
    public int eraseNames(String kind, String id) {
        return names.erase(kind, id);
    }

    private void append(ChainRow row, String previous) {
        String hash = row.hash(previous);
        database.jdbc()
                .sql("""
                        INSERT INTO audit_event (seq, at, action, outcome, actor, actor_commitment, target,
                                                 target_commitment, address, detail, previous, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        row.seq(),
                        row.at(),
                        row.action(),
                        row.outcome(),
                        row.actor(),
                        row.actorCommitment(),
                        row.target(),
                        row.targetCommitment(),
                        row.address(),
                        row.detail(),
                        previous,
                        hash))
                .update();
        database.jdbc()
                .sql("UPDATE audit_head SET hash = ? WHERE id = 1")
                .param(hash)
                .update();
    }
}
