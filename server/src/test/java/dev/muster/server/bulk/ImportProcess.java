package dev.muster.server.bulk;

import dev.muster.face.FaceEngine;
import dev.muster.server.enrol.Enrolment;
import dev.muster.server.enrol.Portraits;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** An import in a process of its own, which says what is committed and may be killed at any moment. */
final class ImportProcess {
    private ImportProcess() {}

    public static void main(String[] arguments) {
        DataFolder data = DataFolder.open(Path.of(arguments[0]));
        Path photos = Path.of(arguments[1]);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(data, Map.of());
                FaceEngine engine = Portraits.engine();
                ImportPlan plan = ImportPlan.read(photos)) {
            Vault vault = Vault.open(data, database, Map.of());
            BulkImport bulk = new BulkImport(database, new Enrolment(database, vault, engine, clock), clock, 2, 2);
            bulk.run(
                    bulk.open("test", "path:" + photos, "test", Optional.of("Everybody")),
                    "tester",
                    plan,
                    (items, _, _) -> items.forEach(item -> System.out.println("committed " + item.file())),
                    () -> false);
            System.out.println("end");
        }
    }
}
