package dev.muster.store.account;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts. Names are the same when they differ in case or width only. */
public final class Accounts {
    private static final String COLUMNS =
            "id, name, email, role, status, person_id, security_version, created_at, signed_in_at";

    private final Database database;
    private final Clock clock;

    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds an account; empty when the name is taken. */
    public Optional<Account> create(NewAccount account) {
        String id = Ids.next();
        int added = database.jdbc()
                .sql("""
                        INSERT INTO account (id, name, name_key, email, password_hash, role, status, person_id,
                                             security_version, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
                        ON CONFLICT (name_key) DO NOTHING""")
                .params(Arrays.asList(
                        id,
                        account.name().strip(),
                        NameKey.of(account.name()),
                        account.email().orElse(null),
                        account.passwordHash().orElse(null),
                        account.role().name(),
                        account.status().name(),
                        account.personId().orElse(null),
                        clock.millis()))
                .update();
        return added == 1 ? byId(id) : Optional.empty();
    }

    public Optional<Account> byId(String id) {
        return one("WHERE id = ?", id);
    }

    public Optional<Account> byName(String name) {
        return one("WHERE name_key = ?", NameKey.of(name));
    }

    /** What a sign-in under that name compares with, in one query for known and unknown names alike. */
    public Optional<Credentials> credentials(String name) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + ", password_hash FROM account WHERE name_key = ?")
                .param(NameKey.of(name))
                .query((row, number) -> new Credentials(account(row, number), text(row.getString("password_hash"))))
                .optional();
    }

    /** All that are linked to a person, the oldest first. */
    public List<Account> ofPerson(String personId) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM account WHERE person_id = ? ORDER BY created_at, id")
                .param(personId)
                .query(Accounts::account)
                .list();
    }

    public Optional<Account> byPerson(String personId) {
        return one("WHERE person_id = ? ORDER BY created_at LIMIT 1", personId);
    }

    /**
     * Those whose name or e-mail holds a text, by name.
     *
     * @param text blank for all
     */
    public List<Account> search(String text) {
        String like = "%" + NameKey.of(text).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return database.jdbc()
                .sql("SELECT " + COLUMNS
                        + " FROM account WHERE name_key LIKE ? ESCAPE '\\' OR LOWER(COALESCE(email, '')) LIKE ? ESCAPE '\\'"
                        + " ORDER BY name_key")
                .params(like, like)
                .query(Accounts::account)
                .list();
    }

    /**
     * Does something that may cost the installation an administrator, unless it is the last one who can sign in.
     * Two such acts never cross.
     *
     * @return whether it was done
     */
    public boolean unlessLastAdministrator(String id, Runnable act) {
        return database.write(() -> {
            database.jdbc()
                    .sql("UPDATE counter SET total = total + 1 WHERE name = 'administrators'")
                    .update();
            long others = database.jdbc()
                    .sql("SELECT COUNT(*) FROM account WHERE role = ? AND status = ? AND id <> ?")
                    .params(Role.ADMINISTRATOR.name(), AccountStatus.ACTIVE.name(), id)
                    .query(Long.class)
                    .single();
            boolean last = others == 0
                    && byId(id).filter(account -> account.active() && account.role() == Role.ADMINISTRATOR)
                            .isPresent();
            if (!last) {
                act.run();
            }
            return !last;
        });
    }

    /** All of them, by name. */
    public List<Account> all() {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM account ORDER BY name_key")
                .query(Accounts::account)
                .list();
    }

    /** Whether anybody can administer: until then the server asks for its set-up. */
    public boolean hasAdministrator() {
        return database.jdbc()
                        .sql("SELECT COUNT(*) FROM account WHERE role = ? AND status = ?")
                        .params(Role.ADMINISTRATOR.name(), AccountStatus.ACTIVE.name())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The hash of the password, with its scheme in braces. */
    public Optional<String> passwordHash(String id) {
        return database.jdbc()
                .sql("SELECT password_hash FROM account WHERE id = ? AND password_hash IS NOT NULL")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Sets a new password; every session of the account ends. */
    public void changePassword(String id, String hash) {
        database.jdbc()
                .sql("UPDATE account SET password_hash = ?, security_version = security_version + 1 WHERE id = ?")
                .params(hash, id)
                .update();
    }

    /** Replaces the hash by one of the same password with a stronger scheme; sessions go on. */
    public void upgradeHash(String id, String hash) {
        database.jdbc()
                .sql("UPDATE account SET password_hash = ? WHERE id = ?")
                .params(hash, id)
                .update();
    }

    /** Sets the status; every session of the account ends. */
    public void changeStatus(String id, AccountStatus status) {
        database.jdbc()
                .sql("UPDATE account SET status = ?, security_version = security_version + 1 WHERE id = ?")
                .params(status.name(), id)
                .update();
    }

    /** Sets the role; every session of the account ends. */
    public void changeRole(String id, Role role) {
        database.jdbc()
                .sql("UPDATE account SET role = ?, security_version = security_version + 1 WHERE id = ?")
                .params(role.name(), id)
                .update();
    }

    public void changeEmail(String id, Optional<String> email) {
        database.jdbc()
                .sql("UPDATE account SET email = ? WHERE id = ?")
                .params(Arrays.asList(email.orElse(null), id))
                .update();
    }

    /** Says who the account is on the people page. */
    public void link(String id, Optional<String> personId) {
        database.jdbc()
                .sql("UPDATE account SET person_id = ? WHERE id = ?")
                .params(Arrays.asList(personId.orElse(null), id))
                .update();
    }

    /** What the account's person is to be called, once there is one. */
    public void setFullName(String id, String fullName) {
        database.jdbc()
                .sql("UPDATE account SET full_name = ? WHERE id = ?")
                .params(fullName, id)
                .update();
    }

    /** The full name that was given with the account, or its own name. */
    public String fullName(String id) {
        return database.jdbc()
                .sql("SELECT COALESCE(full_name, name) FROM account WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    public void noteSignIn(String id) {
        database.jdbc()
                .sql("UPDATE account SET signed_in_at = ? WHERE id = ?")
                .params(clock.millis(), id)
                .update();
    }

    public void delete(String id) {
        database.jdbc().sql("DELETE FROM account WHERE id = ?").param(id).update();
    }

    /** The groups whose people a manager may see. */
    public Set<String> groups(String id) {
        return Set.copyOf(database.jdbc()
                .sql("SELECT group_id FROM account_group WHERE account_id = ?")
                .param(id)
                .query(String.class)
                .list());
    }

    public void setGroups(String id, Set<String> groupIds) {
        database.write(() -> {
            database.jdbc()
                    .sql("DELETE FROM account_group WHERE account_id = ?")
                    .param(id)
                    .update();
            groupIds.forEach(group -> database.jdbc()
                    .sql("INSERT INTO account_group (account_id, group_id) VALUES (?, ?)")
                    .params(id, group)
                    .update());
        });
    }

    private Optional<Account> one(String where, String value) {
        return database.jdbc()
                .sql("SELECT " + COLUMNS + " FROM account " + where)
                .param(value)
                .query(Accounts::account)
                .optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        long signedIn = row.getLong("signed_in_at");
        Optional<Instant> signedInAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(signedIn));
        return new Account(
                row.getString("id"),
                row.getString("name"),
                text(row.getString("email")),
                Role.valueOf(row.getString("role")),
                AccountStatus.valueOf(row.getString("status")),
                text(row.getString("person_id")),
                row.getLong("security_version"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                signedInAt);
    }

    private static Optional<String> text(@Nullable String column) {
        return Optional.ofNullable(column);
    }
}
