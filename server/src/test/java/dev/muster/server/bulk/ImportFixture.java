package dev.muster.server.bulk;

import dev.muster.face.FaceEngine;
import dev.muster.server.enrol.Enrolment;
import dev.muster.server.enrol.Portraits;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportItem;
import dev.muster.store.bulk.ImportItems;
import dev.muster.store.bulk.ImportJob;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A data folder with an importer, as the command and the portal put it together. */
final class ImportFixture implements AutoCloseable {
    static final Clock CLOCK = Clock.systemUTC();

    private final Database database;
    private final Vault vault;
    private final BulkImport bulk;
    private final List<ImportItem> committed = new ArrayList<>();

    ImportFixture(Path folder, FaceEngine engine, int batch) {
        DataFolder data = DataFolder.open(folder);
        this.database = Database.open(data, Map.of());
        this.vault = Vault.open(data, database, Map.of());
        this.bulk = new BulkImport(database, new Enrolment(database, vault, engine, CLOCK), CLOCK, 2, batch);
    }

    /** Sample people: {@code Person 5-0.jpg} and so on, and a second photo of the first in a folder of its own. */
    static Path photos(Path folder, FaceEngine engine, int... samples) throws IOException {
        Files.createDirectories(folder);
        for (int sample : samples) {
            List<byte[]> faces = Portraits.of(engine, sample);
            for (int i = 0; i < faces.size(); i++) {
                Path own = Files.createDirectories(folder.resolve("Person %d-%d".formatted(sample, i)));
                Files.write(own.resolve("1.jpg"), faces.get(i));
                Files.write(
                        own.resolve("2.jpg"), Portraits.copies(faces.get(i), 1).getFirst());
            }
        }
        return folder;
    }

    Database database() {
        return database;
    }

    Vault vault() {
        return vault;
    }

    /** Every row that was reported as committed. */
    List<ImportItem> committed() {
        return committed;
    }

    ImportCounts run(Path source) {
        return run(source, () -> false);
    }

    ImportCounts run(Path source, BooleanSupplier stopped) {
        try (ImportPlan plan = ImportPlan.read(source)) {
            ImportJob job = bulk.open("test", "path:" + source, "test", Optional.of("Everybody"));
            return bulk.run(job, "tester", plan, (items, _, _) -> committed.addAll(items), stopped);
        }
    }

    /** What the newest run says of each photo. */
    List<String> outcomes() {
        String job = database.jdbc()
                .sql("SELECT id FROM import_job ORDER BY created_at DESC LIMIT 1")
                .query(String.class)
                .single();
        return new ImportItems(database, CLOCK)
                .page(job, Optional.empty(), 0, 1000).stream()
                        .map(item -> "%s %s %s %s"
                                .formatted(item.personName(), item.file(), item.outcome(), item.reason())
                                .strip())
                        .toList();
    }

    /** Who is enrolled, with how many templates, consents and crops. */
    List<String> people() {
        return database.jdbc().sql("""
                        SELECT name || ' ' || (SELECT COUNT(*) FROM template WHERE person_id = person.id) || ' '
                            || (SELECT COUNT(*) FROM consent WHERE person_id = person.id AND withdrawn_at IS NULL) || ' '
                            || (SELECT COUNT(*) FROM crop WHERE person_id = person.id)
                        FROM person ORDER BY name""").query(String.class).list();
    }

    /** How many things of that kind there are that should not be: the names of the broken rules. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        Map<String, String> rules = Map.of(
                "a template without consent",
                "SELECT COUNT(*) FROM template WHERE person_id NOT IN (SELECT person_id FROM consent WHERE withdrawn_at IS NULL)",
                "a template without a crop",
                "SELECT COUNT(*) FROM template WHERE id NOT IN (SELECT template_id FROM crop)",
                "a template without a row",
                "SELECT COUNT(*) FROM template WHERE photo_hash NOT IN (SELECT photo_hash FROM import_item)",
                "a row without a template",
                "SELECT COUNT(*) FROM import_item WHERE outcome = 'ENROLLED' AND photo_hash NOT IN (SELECT photo_hash FROM template)",
                "a person without a template",
                "SELECT COUNT(*) FROM person WHERE id NOT IN (SELECT person_id FROM template)",
                "a person outside the group",
                "SELECT COUNT(*) FROM person WHERE id NOT IN (SELECT person_id FROM person_in_group)");
        rules.forEach((rule, sql) -> {
            if (database.jdbc().sql(sql).query(Long.class).single() > 0) {
                flaws.add(rule);
            }
        });
        return flaws;
    }

    @Override
    public void close() {
        database.close();
    }
}
