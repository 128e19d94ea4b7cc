package dev.muster.store.factor;

import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which profile of signing in holds for which role and which group, and the profiles that were made here. */
public final class SignInPolicy {
    private static final String ROLE = "role";
    private static final String GROUP = "group";

    private final Database database;

    public SignInPolicy(Database database) {
        this.database = database;
    }

    /**
     * The names of the profiles that hold for an account: its role's, and those of the groups of its person.
     *
     * @param usual what holds for a role that has none
     */
    public List<String> of(Account account, String usual) {
        return database.jdbc()
                .sql("""
                        SELECT COALESCE(MAX(profile), :usual) AS profile FROM sign_in_rule
                        WHERE scope = 'role' AND target = :role
                        UNION
                        SELECT profile FROM sign_in_rule
                        WHERE scope = 'group' AND target IN
                            (SELECT group_id FROM person_in_group WHERE person_id = :person)
                        ORDER BY profile""")
                .param("usual", usual)
                .param("role", account.role().name())
                .param("person", account.personId().orElse(""))
                .query(String.class)
                .list();
    }

    /** Those of the roles that have one. */
    public Map<Role, String> byRole() {
        return rules(ROLE).entrySet().stream()
                .collect(Collectors.toMap(rule -> Role.valueOf(rule.getKey()), Map.Entry::getValue));
    }

    /** Those of the groups that have one, by the group's id. */
    public Map<String, String> byGroup() {
        return rules(GROUP);
    }

    public void hold(Role role, Optional<String> profile) {
        set(ROLE, role.name(), profile);
    }

    public void hold(String groupId, Optional<String> profile) {
        set(GROUP, groupId, profile);
    }

    /** The profiles that were made here, by name. */
    public List<StoredProfile> profiles() {
        return database.jdbc()
                .sql("SELECT * FROM sign_in_profile ORDER BY name")
                .query(SignInPolicy::profile)
                .list();
    }

    public Optional<StoredProfile> profile(String name) {
        return database.jdbc()
                .sql("SELECT * FROM sign_in_profile WHERE name = ?")
                .param(name)
                .query(SignInPolicy::profile)
                .optional();
    }

    /** Makes a profile, or changes the one of that name. */
    public void save(StoredProfile profile) {
        database.write(() -> {
            database.jdbc()
                    .sql("DELETE FROM sign_in_profile WHERE name = ?")
                    .param(profile.name())
                    .update();
            database.jdbc()
                    .sql("INSERT INTO sign_in_profile VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            profile.name(),
                            profile.signIn(),
                            profile.stepUp(),
                            profile.change(),
                            profile.stepUpMinutes(),
                            profile.idleMinutes(),
                            profile.limitHours(),
                            profile.deviceDays(),
                            profile.firstByPassword() ? 1 : 0,
                            profile.raises())
                    .update();
        });
    }

    /** Removes a profile; false while it holds for anybody. */
    public boolean remove(String name) {
        return database.jdbc().sql("""
                                DELETE FROM sign_in_profile WHERE name = ?
                                AND NOT EXISTS (SELECT 1 FROM sign_in_rule WHERE profile = ?)""").params(name, name).update() == 1;
    }

    private Map<String, String> rules(String scope) {
        return database
                .jdbc()
                .sql("SELECT target, profile FROM sign_in_rule WHERE scope = ?")
                .param(scope)
                .query((row, _) -> Map.entry(row.getString("target"), row.getString("profile")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void set(String scope, String target, Optional<String> profile) {
        if (profile.isEmpty()) {
            database.jdbc()
                    .sql("DELETE FROM sign_in_rule WHERE scope = ? AND target = ?")
                    .params(scope, target)
                    .update();
            return;
        }
        database.jdbc().sql("""
                        INSERT INTO sign_in_rule (scope, target, profile) VALUES (?, ?, ?)
                        ON CONFLICT (scope, target) DO UPDATE SET profile = excluded.profile""").params(scope, target, profile.get()).update();
    }

    private static StoredProfile profile(ResultSet row, int number) throws SQLException {
        return new StoredProfile(
                row.getString("name"),
                row.getString("sign_in"),
                row.getString("step_up"),
                row.getString("change"),
                row.getInt("step_up_minutes"),
                row.getInt("idle_minutes"),
                row.getInt("limit_hours"),
                row.getInt("device_days"),
                row.getLong("first_by_password") == 1,
                row.getString("raises"));
    }
}
