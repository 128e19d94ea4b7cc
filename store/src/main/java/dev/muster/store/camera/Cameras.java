package dev.muster.store.camera;

import dev.muster.attendance.register.Direction;
import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.NameKey;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The cameras. Their addresses are sealed; no two share a name. */
public final class Cameras {
    private final Database database;
    private final Vault vault;
    private final Clock clock;

    public Cameras(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** All of them, by name. */
    public List<Camera> all() {
        return database.jdbc()
                .sql("SELECT * FROM camera ORDER BY name_key")
                .query(this::camera)
                .list();
    }

    public Optional<Camera> byId(String id) {
        return database.jdbc()
                .sql("SELECT * FROM camera WHERE id = ?")
                .param(id)
                .query(this::camera)
                .optional();
    }

    /** Adds a camera; empty when the name is taken. */
    public Optional<Camera> create(CameraData data) {
        String id = Ids.next();
        int added = database.jdbc()
                .sql("""
                        INSERT INTO camera (id, name, name_key, address, direction, enabled, records, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (name_key) DO NOTHING""")
                .params(
                        id,
                        data.name(),
                        NameKey.of(data.name()),
                        sealed(id, data),
                        data.direction().name(),
                        flag(data.enabled()),
                        flag(data.records()),
                        clock.millis())
                .update();
        return added == 1 ? byId(id) : Optional.empty();
    }

    /** Replaces what is said of a camera; false when it is gone, or the name is another's. */
    public boolean update(String id, CameraData data) {
        return database.jdbc()
                        .sql("""
                                UPDATE camera SET name = ?, name_key = ?, address = ?, direction = ?, enabled = ?,
                                                  records = ?
                                WHERE id = ? AND NOT EXISTS
                                    (SELECT 1 FROM camera AS other WHERE other.name_key = ? AND other.id <> ?)""")
                        .params(
                                data.name(),
                                NameKey.of(data.name()),
                                sealed(id, data),
                                data.direction().name(),
                                flag(data.enabled()),
                                flag(data.records()),
                                id,
                                NameKey.of(data.name()),
                                id)
                        .update()
                == 1;
    }

    /** False when there is none. */
    public boolean delete(String id) {
        return database.jdbc().sql("DELETE FROM camera WHERE id = ?").param(id).update() == 1;
    }

    private byte[] sealed(String id, CameraData data) {
        return vault.encrypt(data.address().getBytes(StandardCharsets.UTF_8), SealedColumns.CAMERA_ADDRESS.row(id));
    }

    private static int flag(boolean truth) {
        return truth ? 1 : 0;
    }

    private Camera camera(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        byte[] address = vault.decrypt(row.getBytes("address"), SealedColumns.CAMERA_ADDRESS.row(id));
        return new Camera(
                id,
                new CameraData(
                        row.getString("name"),
                        new String(address, StandardCharsets.UTF_8),
                        Direction.valueOf(row.getString("direction")),
                        row.getInt("enabled") == 1,
                        row.getInt("records") == 1));
    }
}
