package dev.muster.store.audit;

import dev.muster.store.Database;
import dev.muster.store.NameKey;
import dev.muster.store.audit.Verification.Broken;
import dev.muster.store.audit.Verification.Flaw;
import dev.muster.store.audit.Verification.Whole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the log from its first row to its last and holds each against its hash. */
public final class AuditChain {
    private static final int ROWS_AT_ONCE = 1000;

    private final Database database;
    private final AuditLog log;

    public AuditChain(Database database, AuditLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * Verifies the whole log, beside those who append to it.
     *
     * @param noted a row as it was noted earlier: whoever can write to the database could compute a whole chain anew,
     *     or cut its end off together with the log's memory of it; only what was noted elsewhere shows that
     */
    public Verification verify(Optional<Anchor> noted) {
        Walk walk = new Walk(noted);
        Anchor promised = log.newest();
        List<StoredRow> rows = after(0);
        while (!rows.isEmpty()) {
            for (StoredRow row : rows) {
                Optional<Flaw> flaw = walk.step(row, promised);
                if (flaw.isPresent()) {
                    return new Broken(flaw.get() == Flaw.MISSING ? walk.last.seq() + 1 : row.row.seq(), flaw.get());
                }
            }
            rows = after(walk.last.seq());
        }
        return walk.end(promised, log.newest());
    }

    private List<StoredRow> after(long seq) {
        return database.jdbc()
                .sql("""
                        SELECT e.seq, e.at, e.action, e.outcome, e.actor, e.actor_commitment, e.target,
                               e.target_commitment, e.address, e.detail, e.previous, e.hash,
                               a.kind AS a_kind, a.subject_id AS a_id, a.name AS a_name, a.name_key AS a_key, a.salt AS a_salt,
                               t.kind AS t_kind, t.subject_id AS t_id, t.name AS t_name, t.name_key AS t_key, t.salt AS t_salt
                        FROM audit_event e
                        LEFT JOIN audit_name a ON a.ref = e.actor
                        LEFT JOIN audit_name t ON t.ref = e.target
                        WHERE e.seq > ? ORDER BY e.seq LIMIT ?""")
                .params(seq, ROWS_AT_ONCE)
                .query((row, _) -> stored(row))
                .list();
    }

    private static StoredRow stored(ResultSet row) throws SQLException {
        return new StoredRow(
                new ChainRow(
                        row.getLong("seq"),
                        row.getLong("at"),
                        row.getString("action"),
                        row.getString("outcome"),
                        row.getString("actor"),
                        row.getString("actor_commitment"),
                        row.getString("target"),
                        row.getString("target_commitment"),
                        row.getString("address"),
                        row.getString("detail")),
                row.getString("previous"),
                row.getString("hash"),
                name(row, "a"),
                name(row, "t"));
    }

    private static @Nullable Name name(ResultSet row, String side) throws SQLException {
        String salt = row.getString(side + "_salt");
        return salt == null
                ? null
                : new Name(
                        salt,
                        new AuditEntry.Party(
                                row.getString(side + "_kind"),
                                row.getString(side + "_id"),
                                row.getString(side + "_name")),
                        row.getString(side + "_key"));
    }

    /** A name that has not been erased. */
    private record Name(String salt, AuditEntry.Party party, String key) {
        boolean keeps(@Nullable String commitment) {
            return AuditNames.commitment(salt, party).equals(commitment)
                    && NameKey.of(party.name()).equals(key);
        }
    }

    private record StoredRow(
            ChainRow row,
            String previous,
            String hash,
            @Nullable Name actor,
            @Nullable Name target) {
        boolean namesHold() {
            return (actor == null || actor.keeps(row.actorCommitment()))
                    && (target == null || target.keeps(row.targetCommitment()));
        }

        long erased() {
            long actors = row.actor() != null && actor == null ? 1 : 0;
            long targets = row.target() != null && target == null ? 1 : 0;
            return actors + targets;
        }
    }

    /** How far the walk has come. */
    private static final class Walk {
        private final Optional<Anchor> noted;
        private Anchor last = Anchor.BEFORE_THE_FIRST;
        private long erased;

        Walk(Optional<Anchor> noted) {
            this.noted = noted;
        }

        Optional<Flaw> step(StoredRow stored, Anchor promised) {
            Optional<Flaw> flaw = flawOf(stored, promised);
            if (flaw.isEmpty()) {
                last = new Anchor(stored.row.seq(), stored.hash);
                erased += stored.erased();
            }
            return flaw;
        }

        private Optional<Flaw> flawOf(StoredRow stored, Anchor promised) {
            long seq = stored.row.seq();
            if (seq > last.seq() + 1) {
                return Optional.of(Flaw.MISSING);
            }
            if (!stored.previous.equals(last.hash()) || seq <= last.seq()) {
                return Optional.of(Flaw.NOT_CHAINED);
            }
            if (!stored.row.hash(stored.previous).equals(stored.hash)) {
                return Optional.of(Flaw.CHANGED);
            }
            if (!stored.namesHold()) {
                return Optional.of(Flaw.NAME_CHANGED);
            }
            if (seq == promised.seq() && !stored.hash.equals(promised.hash())) {
                return Optional.of(Flaw.HEAD_CHANGED);
            }
            return noted.filter(anchor -> anchor.seq() == seq && !anchor.hash().equals(stored.hash))
                    .map(_ -> Flaw.NOT_AS_NOTED);
        }

        /** The log may have grown during the walk, but its end is never before the last row, nor after it at first. */
        Verification end(Anchor promisedAtFirst, Anchor promisedNow) {
            long due = Math.max(promisedAtFirst.seq(), noted.map(Anchor::seq).orElse(0L));
            if (last.seq() < due) {
                return new Broken(last.seq() + 1, Flaw.CUT_OFF);
            }
            if (last.seq() > promisedNow.seq()) {
                return new Broken(promisedNow.seq() + 1, Flaw.INSERTED);
            }
            return new Whole(last, erased);
        }
    }
}
