package dev.muster.store.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.register.Direction;
import dev.muster.attendance.register.Punch;
import dev.muster.attendance.register.Register.Entry;
import dev.muster.gallery.SubjectId;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.NameKey;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SqlRegisterTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Duration REPEAT = Duration.ofHours(1);
    private static final ZonedDateTime NINE = DAY.atTime(9, 0).atZone(BERLIN);

    @TempDir
    private Path folder;

    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void recordsAPersonAgainOnlyAfterTheTimeToRepeat(TestDatabase kind) {
        try (Database database = open(kind)) {
            SqlRegister register = register(database);
            assertThat(register.record(punch("ada", NINE), REPEAT)).isInstanceOf(Entry.Recorded.class);
            assertThat(register.record(punch("ada", NINE.plusMinutes(59)), REPEAT))
                    .isEqualTo(new Entry.AlreadyRecorded(punch("ada", NINE)));
            assertThat(register.record(punch("ada", NINE.minusMinutes(59)), REPEAT))
                    .isInstanceOf(Entry.AlreadyRecorded.class);
            assertThat(register.record(punch("bob", NINE), REPEAT)).isInstanceOf(Entry.Recorded.class);
            assertThat(register.record(punch("ada", NINE.plusMinutes(60)), REPEAT))
                    .isInstanceOf(Entry.Recorded.class);
            assertThat(register.on(DAY))
                    .containsExactly(punch("ada", NINE), punch("bob", NINE), punch("ada", NINE.plusMinutes(60)));
            assertThat(notices).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsTheDayInThePunchsZone(TestDatabase kind) {
        try (Database database = open(kind)) {
            SqlRegister register = register(database);
            ZonedDateTime late = DAY.atTime(23, 50).atZone(BERLIN);
            register.record(punch("ada", late), Duration.ofDays(400));
            assertThat(register.record(punch("ada", late.plusMinutes(20)), Duration.ofDays(400)))
                    .isInstanceOf(Entry.Recorded.class);
            assertThat(register.on(DAY.plusDays(1))).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyWritersAtOnceOneIsRecorded(TestDatabase kind) throws Exception {
        Map<String, String> environment = kind.freshEnvironment();
        try (Database one = Database.open(DataFolder.open(folder), environment);
                Database two = Database.open(DataFolder.open(folder), environment);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            people(one);
            List<SqlRegister> registers = List.of(register(one), register(two));
            List<Callable<Entry>> writers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                SqlRegister register = registers.get(i % 2);
                Punch punch = punch(i % 4 < 2 ? "ada" : "bob", NINE.plusSeconds(i));
                writers.add(() -> register.record(punch, REPEAT));
            }
            int recorded = 0;
            for (Future<Entry> entry : threads.invokeAll(writers)) {
                recorded += entry.get() instanceof Entry.Recorded ? 1 : 0;
            }
            assertThat(recorded).isEqualTo(2);
            assertThat(registers.getFirst().on(DAY)).hasSize(2);
            assertThat(Files.readAllLines(csv())).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotEnterSomebodyWhoWasErased(TestDatabase kind) {
        try (Database database = open(kind)) {
            SqlRegister register = register(database);
            assertThat(register.record(punch("nobody", NINE), REPEAT)).isInstanceOf(Entry.AlreadyRecorded.class);
            assertThat(register.on(DAY)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void mirrorsItsRowsAndMakesUpForWhatACrashLeftOut(TestDatabase kind) throws IOException {
        try (Database database = open(kind)) {
            SqlRegister register = register(database);
            register.record(punch("ada", NINE), REPEAT);
            String first = Files.readString(csv());
            assertThat(first).isEqualTo("""
                            name,date,time,similarity,source,zone,offset\r
                            ada,2026-11-25,09:00:00.000,0.7500,door,Europe/Berlin,UTC+01:00\r
                            """);
            Files.writeString(csv(), "torn", StandardOpenOption.APPEND);
            mirrors(database).check();
            assertThat(Files.readString(csv())).isEqualTo(first);
            Files.delete(csv());
            register.record(punch("bob", NINE), REPEAT);
            assertThat(Files.readAllLines(csv())).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mirrorsEveryRecognitionOnce(TestDatabase kind) throws IOException {
        try (Database database = open(kind)) {
            Path csv = folder.resolve("login_data.csv");
            mirrors(database).check();
            assertThat(Files.readAllLines(csv)).hasSize(1);
            Recognitions recognitions = new Recognitions(database, mirrors(database));
            assertThat(recognitions.add(new Recognised("ada", "=1+1", NINE, 0.5, "door")))
                    .isTrue();
            assertThat(recognitions.add(new Recognised("bob", "bob", NINE.plusSeconds(1), 0.5, "door")))
                    .isTrue();
            assertThat(recognitions.add(new Recognised("nobody", "nobody", NINE, 0.5, "door")))
                    .isFalse();
            mirrors(database).check();
            assertThat(Files.readAllLines(csv))
                    .hasSize(3)
                    .element(1)
                    .asString()
                    .startsWith("'=1+1,2026-11-25,09:00:00");
            assertThat(recognitions.on(DAY, 10))
                    .extracting(Recognised::personId)
                    .containsExactly("bob", "ada");
            assertThat(recognitions.of("ada", DAY, 10)).hasSize(1);
            assertThat(recognitions.inGroups(Set.of("staff"), DAY, 10)).hasSize(1);
            assertThat(recognitions.inGroups(Set.of(), DAY, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsInItsFilesWhoIsErased(TestDatabase kind) throws IOException {
        try (Database database = open(kind)) {
            register(database).record(punch("ada", NINE), REPEAT);
            register(database).record(punch("bob", NINE), REPEAT);
            register(database).record(punch("ada", NINE.plusDays(1)), REPEAT);
            new Recognitions(database, mirrors(database)).add(new Recognised("ada", "ada", NINE, 0.5, "door"));
            database.jdbc().sql("DELETE FROM person WHERE id = 'ada'").update();
            mirrors(database).check();
            assertThat(Files.readString(csv())).contains("bob").doesNotContain("ada");
            assertThat(folder.resolve("register/2026-11-26.csv")).doesNotExist();
            assertThat(Files.readString(folder.resolve("login_data.csv"))).doesNotContain("ada");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasCorrectedAndWhy(TestDatabase kind) throws IOException {
        try (Database database = open(kind)) {
            register(database).record(punch("ada", NINE), REPEAT);
            Punches punches = new Punches(database);
            Corrections corrections = new Corrections(database, mirrors(database), Clock.systemUTC());
            assertThat(corrections.add("bob", NINE.plusHours(1), Direction.OUT, "boss", "forgot"))
                    .isTrue();
            PunchRow ada = punches.rows(PunchQuery.of(DAY).ofPerson("ada")).getFirst();
            assertThat(corrections.change(ada, NINE.minusMinutes(5), "boss", "clock"))
                    .isTrue();
            assertThat(corrections.change(ada, NINE, "boss", "late news")).isFalse();
            assertThat(Files.readString(csv())).contains("ada,2026-11-25,08:55").contains("bob,2026-11-25,10:00");
            PunchRow changed = punches.byId(ada.id()).orElseThrow();
            assertThat(corrections.remove(changed, "boss", "not there")).isTrue();
            assertThat(corrections.of(ada.id()))
                    .extracting(Correction::act)
                    .containsExactly(Correction.Act.CHANGE, Correction.Act.REMOVE);
            assertThat(Files.readString(csv())).doesNotContain("ada");
            assertThat(punches.days(PunchQuery.of(DAY).seenBy(Set.of("staff"))))
                    .singleElement()
                    .satisfies(day -> assertThat(day.counted()).isZero());
            assertThat(register(database).record(punch("ada", NINE), REPEAT)).isInstanceOf(Entry.Recorded.class);
        }
    }

    private Database open(TestDatabase kind) {
        Database database = kind.open(folder);
        people(database);
        return database;
    }

    private static void people(Database database) {
        for (String name : List.of("ada", "bob")) {
            database.jdbc().sql("""
                            INSERT INTO person (id, name, name_key, attributes, created_at, updated_at)
                            VALUES (?, ?, ?, '{}', 0, 0)""").params(name, name, NameKey.of(name)).update();
        }
        database.jdbc()
                .sql("INSERT INTO person_group (id, name, name_key) VALUES ('staff', 'Staff', 'staff')")
                .update();
        database.jdbc()
                .sql("INSERT INTO person_in_group (person_id, group_id) VALUES ('ada', 'staff')")
                .update();
    }

    private Mirrors mirrors(Database database) {
        return new Mirrors(database, new DataFolder(folder), notices::add);
    }

    private SqlRegister register(Database database) {
        return new SqlRegister(database, mirrors(database), Clock.systemUTC());
    }

    private Path csv() {
        return folder.resolve("register/2026-11-25.csv");
    }

    private static Punch punch(String person, ZonedDateTime time) {
        return new Punch(new SubjectId(person), person, time, 0.75, "door", Direction.IN);
    }
}
