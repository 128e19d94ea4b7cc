package dev.muster.store.overview;

import dev.muster.store.Database;
import dev.muster.store.account.AccountStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Counts for the start page; a manager's are limited to the people of the account's groups. */
public final class Overview {
    /** The people that an account with groups may see: its parameter is the account's id. */
    private static final String SEEN_BY = """
            (SELECT member.person_id FROM person_in_group member
             JOIN account_group mine ON mine.group_id = member.group_id WHERE mine.account_id = :account)""";

    private final Database database;

    public Overview(Database database) {
        this.database = database;
    }

    /**
     * How many people there are on a day.
     *
     * @param manager the account to whose groups the counts are limited; empty for everybody
     */
    public Headcount people(LocalDate day, Optional<String> manager) {
        String limit = limit(manager, "person.id");
        return database.jdbc()
                .sql("""
                        SELECT COUNT(*) AS everybody,
                               COALESCE(SUM(CASE WHEN EXISTS
                                   (SELECT 1 FROM template WHERE template.person_id = person.id)
                                   THEN 1 ELSE 0 END), 0) AS enrolled,
                               COALESCE(SUM(CASE WHEN EXISTS
                                   (SELECT 1 FROM punch WHERE punch.person_id = person.id
                                    AND punch.punch_day = :day AND punch.removed_at IS NULL)
                                   THEN 1 ELSE 0 END), 0) AS present
                        FROM person WHERE\s""" + limit)
                .param("day", day.toString())
                .param("account", manager.orElse(""))
                .query((row, _) ->
                        new Headcount(row.getLong("everybody"), row.getLong("enrolled"), row.getLong("present")))
                .single();
    }

    /** The newest punches of a day, the newest first. */
    public List<Arrival> arrivals(LocalDate day, Optional<String> manager, int atMost) {
        return database.jdbc()
                .sql("""
                        SELECT name, punched_at, direction, source FROM punch
                        WHERE punch_day = :day AND removed_at IS NULL AND\s""" + limit(manager, "person_id") + " ORDER BY punched_at DESC, id LIMIT :atMost")
                .param("day", day.toString())
                .param("account", manager.orElse(""))
                .param("atMost", atMost)
                .query(Overview::arrival)
                .list();
    }

    /** One person's punches of a day, the first one first. */
    public List<Arrival> punches(String personId, LocalDate day) {
        return database.jdbc()
                .sql("""
                        SELECT name, punched_at, direction, source FROM punch
                        WHERE person_id = ? AND punch_day = ? AND removed_at IS NULL ORDER BY punched_at, id""")
                .params(personId, day.toString())
                .query(Overview::arrival)
                .list();
    }

    /** When a person's newest template was made; empty when there is none. */
    public Optional<Instant> enrolledAt(String personId) {
        return database.jdbc()
                .sql("SELECT created_at FROM template WHERE person_id = ? ORDER BY created_at DESC LIMIT 1")
                .param(personId)
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    /** What a person is called; empty when there is no such person. */
    public Optional<String> nameOf(String personId) {
        return database.jdbc()
                .sql("SELECT name FROM person WHERE id = ?")
                .param(personId)
                .query(String.class)
                .optional();
    }

    /** Registered accounts that wait for an administrator. */
    public long waitingAccounts() {
        return count("SELECT COUNT(*) FROM account WHERE status = ?", AccountStatus.PENDING.name());
    }

    /** Cameras that are switched on. */
    public long camerasOn() {
        return count("SELECT COUNT(*) FROM camera WHERE enabled = ?", 1);
    }

    /** Accounts of any kind. */
    public long accounts() {
        return count("SELECT COUNT(*) FROM account WHERE status <> ?", AccountStatus.DISABLED.name());
    }

    private long count(String sql, Object parameter) {
        return database.jdbc().sql(sql).param(parameter).query(Long.class).single();
    }

    /** Which rows count: those of the manager's people, or all. */
    private static String limit(Optional<String> manager, String column) {
        return manager.isEmpty() ? "1 = 1" : column + " IN " + SEEN_BY;
    }

    private static Arrival arrival(ResultSet row, int number) throws SQLException {
        return new Arrival(
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("punched_at")),
                row.getString("direction"),
                row.getString("source"));
    }
}
