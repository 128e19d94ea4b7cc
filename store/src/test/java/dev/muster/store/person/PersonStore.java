package dev.muster.store.person;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Everything about people over a database of its own. */
record PersonStore(
        Database database, People people, PersonGroups groups, Consents consents, Templates templates, Crops crops)
        implements AutoCloseable {
    static final ModelId MODEL = new ModelId("test-1:00000000");
    static final byte[] CROP = "a picture in JPEG, or so".getBytes(StandardCharsets.UTF_8);

    static PersonStore open(TestDatabase kind, Path root) {
        return over(kind.open(root), root);
    }

    static PersonStore over(Database database, Path root) {
        Vault vault = Vault.open(new DataFolder(root), database, Map.of());
        Clock clock = Clock.systemUTC();
        return new PersonStore(
                database,
                new People(database, clock),
                new PersonGroups(database),
                new Consents(database, clock),
                new Templates(database, vault, clock),
                new Crops(database, vault));
    }

    Person person(String name) {
        return people.create(PersonData.named(name)).orElseThrow();
    }

    /** Somebody with consent and templates of those seeds. */
    Person enrolled(String name, int... seeds) {
        Person person = person(name);
        consents.give(person.id(), "1", "test");
        for (int seed : seeds) {
            templates.add(person.id(), java.util.List.of(template(seed)));
        }
        return person;
    }

    static NewTemplate template(int seed) {
        return new NewTemplate(
                embedding(seed),
                0.5 + seed / 1000.0,
                "upload",
                Optional.of("hash" + seed),
                Instant.EPOCH,
                Optional.of(CROP));
    }

    static Embedding embedding(int seed) {
        Random random = new Random(seed);
        float[] values = new float[512];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.of(MODEL, values);
    }

    @Override
    public void close() {
        database.close();
    }
}
