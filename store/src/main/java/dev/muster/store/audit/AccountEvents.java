package dev.muster.store.audit;

import dev.muster.store.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the log says of one account: for its owner, and for judging how much is being tried on it and around it. */
public final class AccountEvents {
    private static final String OF_ACCOUNT =
            " IN (SELECT ref FROM audit_name WHERE subject_id = :account AND kind = 'account')";

    private final Database database;

    public AccountEvents(Database database) {
        this.database = database;
    }

    /** One of them, without who did it: the account, or somebody to it. */
    public record Line(Instant at, String action, String outcome, Optional<String> address, Optional<String> detail) {}

    /** How often something failed on an account since a moment. */
    public long failures(String accountId, Collection<String> actions, Instant since) {
        return database.jdbc()
                .sql(
                        "SELECT COUNT(*) FROM audit_event WHERE at >= :since AND outcome = 'failed' AND action IN (:actions)"
                                + " AND target" + OF_ACCOUNT)
                .param("since", since.toEpochMilli())
                .param("actions", actions)
                .param("account", accountId)
                .query(Long.class)
                .single();
    }

    /** How often something failed, on any account, that came from an address, since a moment. */
    public long failuresFrom(String address, Collection<String> actions, Instant since) {
        return database.jdbc()
                .sql(
                        "SELECT COUNT(*) FROM audit_event WHERE at >= :since AND outcome = 'failed' AND action IN (:actions)"
                                + " AND address = :address")
                .param("since", since.toEpochMilli())
                .param("actions", actions)
                .param("address", address)
                .query(Long.class)
                .single();
    }

    /** The newest of some kinds that the account did or that were done to it, the newest first. */
    public List<Line> recent(String accountId, Collection<String> actions, int limit) {
        return database.jdbc()
                .sql(
                        "SELECT at, action, outcome, address, detail FROM audit_event WHERE action IN (:actions) AND (actor"
                                + OF_ACCOUNT + " OR target" + OF_ACCOUNT + ") ORDER BY seq DESC LIMIT :limit")
                .param("actions", actions)
                .param("account", accountId)
                .param("limit", limit)
                .query((row, _) -> new Line(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("action"),
                        row.getString("outcome"),
                        Optional.ofNullable(row.getString("address")),
                        Optional.ofNullable(row.getString("detail"))))
                .list();
    }
}
