package dev.muster.server.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import dev.muster.server.enrol.EnrolmentOutcome.AlreadyThere;
import dev.muster.server.enrol.EnrolmentOutcome.Enrolled;
import dev.muster.server.enrol.EnrolmentOutcome.Refused;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.Settings;
import dev.muster.store.person.Consents;
import dev.muster.store.person.Crops;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrolmentTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final FaceEngine ENGINE = Portraits.engine();
    /** The large faces of two sample photos: all different people. */
    private static final List<byte[]> FACES = Portraits.of(ENGINE, 5);

    @AfterAll
    static void closeEngine() {
        ENGINE.close();
    }

    /** A data folder of its own. */
    private record House(Database database, Vault vault, Enrolment enrolment) implements AutoCloseable {
        static House in(Path folder) {
            DataFolder data = DataFolder.open(folder);
            Database database = Database.open(data, Map.of());
            Vault vault = Vault.open(data, database, Map.of());
            return new House(database, vault, new Enrolment(database, vault, ENGINE, CLOCK));
        }

        String person(String name) {
            return new People(database, CLOCK)
                    .create(PersonData.named(name))
                    .orElseThrow()
                    .id();
        }

        String agreeing(String name) {
            String id = person(name);
            new Consents(database, CLOCK).give(id, "test-1", "test");
            return id;
        }

        int templates(String personId) {
            return new Templates(database, vault, CLOCK).of(personId).size();
        }

        RefusalKind refusal(String personId, byte[] photo) {
            return refused(personId, photo).kind();
        }

        Refusal refused(String personId, byte[] photo) {
            EnrolmentOutcome outcome = enrolment.enrol(personId, photo, "upload");
            assertThat(outcome).isInstanceOf(Refused.class);
            return ((Refused) outcome).refusal();
        }

        FaceSample sample(byte[] photo) {
            return ((Examination.Passed) enrolment.examiner().examine(photo)).sample();
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @Test
    void aGoodFaceOfSomebodyWhoAgreedIsKeptWithASmallPicture(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.agreeing("Asha");
            assertThat(house.enrolment.enrol(asha, FACES.getFirst(), "upload")).isInstanceOf(Enrolled.class);
            assertThat(house.templates(asha)).isOne();
            assertThat(new Crops(house.database, house.vault).best(asha)).isPresent();
        }
    }

    @Test
    void nothingIsLookedAtWithoutConsent(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.person("Asha");
            byte[] noPhotoAtAll = "not looked at".getBytes(StandardCharsets.UTF_8);
            assertThat(house.refusal(asha, noPhotoAtAll)).isEqualTo(RefusalKind.NO_CONSENT);
            assertThat(house.refusal(asha, FACES.getFirst())).isEqualTo(RefusalKind.NO_CONSENT);
            new Consents(house.database, CLOCK).give(asha, "test-1", "test");
            new Consents(house.database, CLOCK).withdraw(asha);
            assertThat(house.refusal(asha, FACES.getFirst())).isEqualTo(RefusalKind.NO_CONSENT);
        }
    }

    @Test
    void noPictureIsKeptWhereThePolicySaysSo(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            new Settings(house.database, CLOCK).set(Enrolment.KEEP_PHOTOS, "no");
            String asha = house.agreeing("Asha");
            assertThat(house.enrolment.enrol(asha, FACES.getFirst(), "upload")).isInstanceOf(Enrolled.class);
            assertThat(new Crops(house.database, house.vault).best(asha)).isEmpty();
        }
    }

    @Test
    void theSamePhotoAgainIsThereAlready(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.agreeing("Asha");
            house.enrolment.enrol(asha, FACES.getFirst(), "upload");
            assertThat(house.enrolment.enrol(asha, FACES.getFirst(), "upload")).isInstanceOf(AlreadyThere.class);
            assertThat(house.templates(asha)).isOne();
        }
    }

    @Test
    void aFaceThatBelongsToSomebodyElseStopsWithWhoItResembles(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.agreeing("Asha");
            String ravi = house.agreeing("Ravi");
            house.enrolment.enrol(asha, FACES.getFirst(), "upload");
            Refusal samePhoto = house.refused(ravi, FACES.getFirst());
            Refusal sameFace =
                    house.refused(ravi, Portraits.copies(FACES.getFirst(), 1).getFirst());
            assertThat(samePhoto.kind()).isEqualTo(RefusalKind.SOMEBODY_ELSE);
            assertThat(sameFace.kind()).isEqualTo(RefusalKind.SOMEBODY_ELSE);
            assertThat(sameFace.resembles()).contains(asha);
            assertThat(sameFace.sentence()).doesNotContain("Asha");
            assertThat(house.templates(ravi)).isZero();
        }
    }

    @Test
    void differentPeopleAreNotTakenForEachOther(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            for (int i = 0; i < FACES.size(); i++) {
                assertThat(house.enrolment.enrol(house.agreeing("Person " + i), FACES.get(i), "upload"))
                        .as("person %d", i)
                        .isInstanceOf(Enrolled.class);
            }
        }
    }

    @Test
    void anotherFaceAmongAPersonsPhotosStops(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.agreeing("Asha");
            house.enrolment.enrol(asha, FACES.getFirst(), "upload");
            assertThat(house.refusal(asha, FACES.get(1))).isEqualTo(RefusalKind.NOT_THE_SAME);
        }
    }

    @Test
    void severalFacesNoFaceAndNoPhotoEachStopInWords(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.agreeing("Asha");
            byte[] heic = "\0\0\0\030ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
            assertThat(house.refused(asha, Portraits.group(1)).sentence()).contains("faces; expected one");
            assertThat(house.refused(asha, heic).sentence()).contains("HEIC").contains("save it as JPEG");
            assertThat(house.refusal(asha, new byte[10])).isEqualTo(RefusalKind.UNREADABLE);
            assertThat(house.templates(asha)).isZero();
        }
    }

    @Test
    void keepsNoMoreThanTenTemplatesOfAPerson(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.agreeing("Asha");
            List<byte[]> copies = Portraits.copies(FACES.getFirst(), Enrolment.MOST_TEMPLATES + 1);
            for (byte[] copy : copies.subList(0, Enrolment.MOST_TEMPLATES)) {
                assertThat(house.enrolment.enrol(asha, copy, "upload")).isInstanceOf(Enrolled.class);
            }
            assertThat(house.refusal(asha, copies.getLast())).isEqualTo(RefusalKind.ENOUGH);
        }
    }

    @Test
    void ofSeveralPosesAllAreKeptOrNone(@TempDir Path folder) {
        try (House house = House.in(folder)) {
            String asha = house.agreeing("Asha");
            List<FaceSample> good = new ArrayList<>();
            Portraits.copies(FACES.getFirst(), 2).forEach(photo -> good.add(house.sample(photo)));
            List<FaceSample> mixed = List.of(good.getFirst(), house.sample(FACES.get(1)));
            assertThat(house.enrolment.enrolAll(asha, mixed, "camera"))
                    .singleElement()
                    .isInstanceOf(Refused.class);
            assertThat(house.templates(asha)).isZero();
            assertThat(house.enrolment.enrolAll(asha, good, "camera")).hasSize(2);
            assertThat(house.templates(asha)).isEqualTo(2);
        }
    }

    @Test
    void whatAnotherProcessEnrolledCountsAtOnce(@TempDir Path folder) {
        try (House server = House.in(folder);
                House command = House.in(folder)) {
            String asha = server.agreeing("Asha");
            String ravi = server.agreeing("Ravi");
            assertThat(server.enrolment.judge(ravi, server.sample(FACES.getFirst())))
                    .isEmpty();
            command.enrolment.enrol(asha, FACES.getFirst(), "import");
            assertThat(server.refused(
                                    ravi, Portraits.copies(FACES.getFirst(), 1).getFirst())
                            .resembles())
                    .contains(asha);
        }
    }
}
