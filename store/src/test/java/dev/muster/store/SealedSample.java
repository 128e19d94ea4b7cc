package dev.muster.store;

import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** People with sealed embeddings, crops and a camera's address, whose clear bytes a test knows. */
public final class SealedSample {
    private static final int EMBEDDING_BYTES = 2048;
    private static final int CROP_BYTES = 900;

    private final int people;
    private final List<byte[]> secrets = new ArrayList<>();

    public SealedSample(int people) {
        this.people = people;
        Random random = new Random(people);
        for (int i = 0; i < people; i++) {
            secrets.add(bytes(random, EMBEDDING_BYTES));
            secrets.add(bytes(random, CROP_BYTES));
        }
        secrets.add("rtsp://door:the-password-of-the-door@10.0.0.7/live".getBytes(StandardCharsets.UTF_8));
    }

    /** What must be in no file: embeddings, crops, an address with a password. */
    public List<byte[]> secrets() {
        return secrets.stream().map(byte[]::clone).toList();
    }

    /** Enters all of it. */
    public void write(Database database, Vault vault) {
        database.write(() -> {
            for (int i = 0; i < people; i++) {
                person(database, vault, i);
            }
            database.jdbc()
                    .sql("INSERT INTO camera (id, name, name_key, address, direction, enabled, records, created_at)"
                            + " VALUES ('door', 'Door', 'door', ?, 'IN', 1, 1, 5)")
                    .param(vault.encrypt(secrets.getLast(), SealedColumns.CAMERA_ADDRESS.row("door")))
                    .update();
        });
    }

    /** Whether everything opens and is what it was. */
    public boolean isWhole(Database database, Vault vault) {
        for (int i = 0; i < people; i++) {
            byte[] embedding = bytes(database, "SELECT embedding FROM template WHERE id = ?", template(i));
            byte[] crop = bytes(database, "SELECT image FROM crop WHERE template_id = ?", template(i));
            if (!same(i * 2, vault.decrypt(embedding, SealedColumns.EMBEDDING.row(template(i), person(i))))
                    || !same(i * 2 + 1, vault.decrypt(crop, SealedColumns.CROP.row(template(i), person(i))))) {
                return false;
            }
        }
        byte[] address = bytes(database, "SELECT address FROM camera WHERE id = ?", "door");
        return same(people * 2, vault.decrypt(address, SealedColumns.CAMERA_ADDRESS.row("door")));
    }

    private void person(Database database, Vault vault, int i) {
        database.jdbc()
                .sql("INSERT INTO person (id, name, name_key, external_id, attributes, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, '{}', 1, 2)")
                .params(person(i), "Aśa " + i, "aśa " + i, "E-" + i)
                .update();
        database.jdbc()
                .sql("INSERT INTO template (id, person_id, model, embedding, quality, origin, captured_at, created_at)"
                        + " VALUES (?, ?, 'net', ?, ?, 'CAMERA', 3, 4)")
                .params(
                        template(i),
                        person(i),
                        vault.encrypt(secrets.get(i * 2), SealedColumns.EMBEDDING.row(template(i), person(i))),
                        i / 4.0)
                .update();
        database.jdbc()
                .sql("INSERT INTO crop (template_id, person_id, image, created_at) VALUES (?, ?, ?, 4)")
                .params(
                        template(i),
                        person(i),
                        vault.encrypt(secrets.get(i * 2 + 1), SealedColumns.CROP.row(template(i), person(i))))
                .update();
    }

    private boolean same(int index, byte[] opened) {
        return java.util.Arrays.equals(secrets.get(index), opened);
    }

    private static String person(int i) {
        return "person-" + i;
    }

    private static String template(int i) {
        return "template-%05d".formatted(i);
    }

    private static byte[] bytes(Database database, String sql, String id) {
        return database.jdbc()
                .sql(sql)
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
