package dev.muster.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import dev.muster.server.enrol.Portraits;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.person.Consents;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BulkImportTest {
    private static final FaceEngine ENGINE = Portraits.engine();

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    static void closeEngine() {
        ENGINE.close();
    }

    private ImportFixture house(String name) {
        return new ImportFixture(folder.resolve(name), ENGINE, BulkImport.BATCH);
    }

    @Test
    void everybodyIsEnrolledWithConsentCropAndGroup() throws IOException {
        Path photos = ImportFixture.photos(folder.resolve("photos"), ENGINE, 5);
        try (ImportFixture house = house("data")) {
            ImportCounts counts = house.run(photos);
            assertThat(counts.refused()).isZero();
            assertThat(counts.enrolled()).isEqualTo(house.committed().size()).isGreaterThan(5);
            assertThat(house.flaws()).isEmpty();
            assertThat(house.people()).allMatch(person -> person.endsWith(" 2 1 2"));
        }
    }

    @Test
    void aSecondRunLooksAtNoFaceAndChangesNothing() throws IOException {
        Path photos = ImportFixture.photos(folder.resolve("photos"), ENGINE, 5);
        try (ImportFixture house = house("data")) {
            house.run(photos);
            List<String> before = house.people();
            double looked = ENGINE.inferenceNanos();
            ImportCounts counts = house.run(photos);
            assertThat(counts.enrolled()).isZero();
            assertThat(counts.alreadyThere()).isEqualTo(counts.done());
            assertThat((double) ENGINE.inferenceNanos()).isEqualTo(looked);
            assertThat(house.people()).isEqualTo(before);
        }
    }

    @Test
    void aRunThatWasStoppedEndsAsIfItHadNotBeen() throws IOException {
        Path photos = ImportFixture.photos(folder.resolve("photos"), ENGINE, 4, 5);
        Files.copy(photos.resolve("Person 5-0/1.jpg"), photos.resolve("Zoe.jpg"));
        try (ImportFixture undisturbed = house("undisturbed");
                ImportFixture stopped = new ImportFixture(folder.resolve("stopped"), ENGINE, 1)) {
            undisturbed.run(photos);
            for (int part = 1; part < 6; part++) {
                int enough = 2 * part;
                stopped.run(photos, () -> stopped.committed().size() >= enough);
                assertThat(stopped.flaws()).isEmpty();
            }
            stopped.run(photos);
            assertThat(stopped.outcomes()).isEqualTo(undisturbed.outcomes()).hasSizeGreaterThan(10);
            assertThat(stopped.people()).isEqualTo(undisturbed.people());
        }
    }

    @Test
    void oneFaceUnderTwoNamesStopsWithWhoItResembles() throws IOException {
        Path photos = ImportFixture.photos(folder.resolve("photos"), ENGINE, 5);
        Files.move(photos.resolve("Person 5-0/2.jpg"), photos.resolve("Zoe.jpg"));
        try (ImportFixture house = house("data")) {
            house.run(photos);
            assertThat(house.committed().getLast().reason()).contains("enrolled as somebody else");
            assertThat(house.committed().getLast().resembles().orElseThrow().name())
                    .isEqualTo("Person 5-0");
            assertThat(house.people()).noneMatch(person -> person.startsWith("Zoe"));
        }
    }

    @Test
    void anArchiveIsImportedWithoutBeingUnpacked() throws IOException {
        List<byte[]> faces = Portraits.of(ENGINE, 5);
        Path zip = folder.resolve("people.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("people/Asha.jpg"));
            out.write(faces.getFirst());
            out.putNextEntry(new ZipEntry("people/../../Evil.jpg"));
            out.write(faces.get(1));
            out.putNextEntry(new ZipEntry("people/Text.jpg"));
            out.write(new byte[] {1, 2, 3});
        }
        try (ImportFixture house = house("data")) {
            ImportCounts counts = house.run(zip);
            assertThat(counts.enrolled()).isOne();
            assertThat(counts.refused()).isEqualTo(2);
            assertThat(house.outcomes()).anyMatch(row -> row.contains("outside its folder"));
        }
    }

    @Test
    void aListAddsPeopleEvenWithoutAPhotoButNoConsentForThem() throws IOException {
        Files.write(folder.resolve("a.jpg"), Portraits.of(ENGINE, 5).getFirst());
        Path list = folder.resolve("people.csv");
        Files.writeString(list, "name,id,groups,photos\nAsha,E-1,Staff|Night,a.jpg\nRavi,E-2,,\nUma,E-3,,b.jpg\n");
        try (ImportFixture house = house("data")) {
            ImportCounts counts = house.run(list);
            assertThat(List.of(counts.enrolled(), counts.personsOnly(), counts.refused()))
                    .containsExactly(1L, 1L, 1L);
            assertThat(house.people()).containsExactly("Asha 1 1 1", "Ravi 0 0 0", "Uma 0 0 0");
            String asha = new People(house.database(), ImportFixture.CLOCK)
                    .byExternalId("E-1")
                    .orElseThrow()
                    .id();
            assertThat(new PersonGroups(house.database()).of(asha))
                    .extracting("name")
                    .containsExactly("Everybody", "Night", "Staff");
        }
    }

    @Test
    void whoHasWithdrawnConsentIsNotEnrolledByADeclaration() throws IOException {
        Path photos = ImportFixture.photos(folder.resolve("photos"), ENGINE, 5);
        try (ImportFixture house = house("data")) {
            house.run(photos);
            String person = new People(house.database(), ImportFixture.CLOCK)
                    .named("Person 5-0")
                    .getFirst()
                    .id();
            new Consents(house.database(), ImportFixture.CLOCK).withdraw(person);
            assertThat(house.run(photos).refused()).isEqualTo(2);
            assertThat(house.people()).contains("Person 5-0 0 0 0");
            assertThat(house.outcomes()).anyMatch(row -> row.contains("has withdrawn consent"));
        }
    }
}
