package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Small aligned pictures of faces, one a template at most, for the eye of whoever may see the person. */
public final class Crops {
    private static final String SELECT =
            "SELECT crop.template_id, crop.person_id, crop.image FROM crop JOIN template ON template.id = crop.template_id ";

    private final Database database;
    private final Vault vault;

    public Crops(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** The crop of a person's best template that has one, as JPEG. */
    public Optional<byte[]> best(String personId) {
        return database.jdbc()
                .sql(SELECT + "WHERE crop.person_id = ? ORDER BY template.quality DESC, template.id LIMIT 1")
                .param(personId)
                .query(this::image)
                .optional();
    }

    /** The crop of one template of a person, as JPEG. */
    public Optional<byte[]> of(String personId, String templateId) {
        return database.jdbc()
                .sql(SELECT + "WHERE crop.person_id = ? AND crop.template_id = ?")
                .params(personId, templateId)
                .query(this::image)
                .optional();
    }

    private byte[] image(ResultSet row, int number) throws SQLException {
        return vault.decrypt(
                row.getBytes("image"),
                SealedColumns.CROP.row(row.getString("template_id"), row.getString("person_id")));
    }
}
