package dev.muster.store;

import java.time.Clock;
import java.util.Optional;

/** The installation's settings: named texts, shared by every process on the same database. */
public final class Settings {
    private final Database database;
    private final Clock clock;

    public Settings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<String> get(String name) {
        return database.jdbc()
                .sql("SELECT content FROM setting WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    public void set(String name, String content) {
        database.jdbc().sql("""
                        INSERT INTO setting (name, content, changed_at) VALUES (?, ?, ?)
                        ON CONFLICT (name) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at""").params(name, content, clock.millis()).update();
    }
}
