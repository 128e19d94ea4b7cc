package dev.muster.server.people;

import dev.muster.store.Database;
import dev.muster.store.person.Dossier;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is held about a person, as a zip for the person: a JSON file and the pictures. */
public final class PersonExport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String WORDS = """
            Everything that this installation of Muster holds about one person.

            person.json  data, consents, templates, register, recognitions, imports, and what the audit log says.
                         A template is a list of numbers that a network computed from a picture of the face.
            faces/       the small pictures of the face that are kept, named by their template.

            Backups are not part of it; they hold the same as of their day.
            """;

    private final Dossier dossier;
    private final Clock clock;

    public PersonExport(Database database, Vault vault, Clock clock) {
        this.dossier = new Dossier(database, vault, clock);
        this.clock = clock;
    }

    /** Writes the zip; false, and nothing is written, when there is no such person. */
    public boolean write(String personId, OutputStream out) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("exportedAt", clock.instant().toString());
        Map<String, Object> held = dossier.of(personId, Attributes::nested).orElse(Map.of());
        if (held.isEmpty()) {
            return false;
        }
        all.putAll(held);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, "README.txt", WORDS.getBytes(StandardCharsets.UTF_8));
        entry(zip, "person.json", JSON.writeValueAsBytes(all));
        for (Map.Entry<String, byte[]> picture : dossier.pictures(personId).entrySet()) {
            entry(zip, "faces/" + picture.getKey() + ".jpg", picture.getValue());
        }
        zip.finish();
        return true;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
