package dev.muster.store.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Ids;
import dev.muster.store.Settings;
import dev.muster.store.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RetentionTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void purgesWhatIsDueAndNothingElse(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person left = store.enrolled("Left", 1);
            validTo(store, left, LocalDate.now(CLOCK).minusDays(31));
            Person leaving = store.enrolled("Leaving", 2);
            validTo(store, leaving, LocalDate.now(CLOCK).minusDays(29));
            Person unseen = store.enrolled("Unseen", 3);
            row(store, "recognition", "recognised_at", left, 366);
            row(store, "recognition", "recognised_at", leaving, 364);
            row(store, "punch", "punched_at", left, 5000);

            assertThat(new Retention(store.database(), CLOCK).purge()).isEqualTo(new Purged(1, 0, 1, 1, 1));
            assertThat(store.templates().of(left.id())).isEmpty();
            assertThat(store.consents().current(left.id())).isEmpty();
            assertThat(store.people().byId(left.id())).isPresent();
            assertThat(store.templates().of(leaving.id())).hasSize(1);
            assertThat(store.templates().of(unseen.id())).hasSize(1);
            assertThat(new Retention(store.database(), CLOCK).purge().anything())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void picturesGoOnceTheyAreNoLongerToBeKept(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person asha = store.enrolled("Asha", 1, 2);
            new Settings(store.database(), CLOCK).set("photos.keep", "no");
            assertThat(new Retention(store.database(), CLOCK).purge()).isEqualTo(new Purged(0, 0, 0, 0, 2));
            assertThat(store.crops().best(asha.id())).isEmpty();
            assertThat(store.templates().of(asha.id())).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rulesAreAsSaved(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Settings settings = new Settings(store.database(), CLOCK);
            assertThat(RetentionRules.of(settings)).isEqualTo(RetentionRules.DEFAULT);
            RetentionRules rules =
                    new RetentionRules(Optional.empty(), Optional.of(100), Optional.empty(), Optional.of(10));
            rules.save(store.database(), settings);
            assertThat(RetentionRules.of(settings)).isEqualTo(rules);

            Person old = store.enrolled("Old", 1);
            Person seen = store.enrolled("Seen", 2);
            Person fresh = store.enrolled("Fresh", 3);
            row(store, "punch", "punched_at", old, 101);
            row(store, "punch", "punched_at", old, 99);
            Clock later = Clock.offset(CLOCK, Duration.ofDays(11));
            store.people().noteSeen(seen.id(), later.instant());
            store.database()
                    .jdbc()
                    .sql("UPDATE template SET created_at = ? WHERE person_id = ?")
                    .params(later.millis(), fresh.id())
                    .update();
            assertThat(new Retention(store.database(), later).purge()).isEqualTo(new Purged(0, 2, 1, 1, 1));
            assertThat(store.templates().of(old.id())).isEmpty();
        }
    }

    private static void validTo(PersonStore store, Person person, LocalDate day) {
        assertThat(store.people()
                        .update(
                                person.id(),
                                new PersonData(
                                        person.name(), Optional.empty(), "{}", Optional.empty(), Optional.of(day))))
                .isPresent();
    }

    private static void row(PersonStore store, String table, String column, Person person, int daysAgo) {
        long at = Instant.now(CLOCK).minus(Duration.ofDays(daysAgo)).toEpochMilli();
        boolean punch = table.equals("punch");
        store.database()
                .jdbc()
                .sql("""
                        INSERT INTO %s (id, person_id, name, %s, zone, %s_day, similarity, source%s)
                        VALUES (?, ?, 'x', ?, 'UTC', '2020-01-01', 1, 'door'%s)""".formatted(
                                table, column, table, punch ? ", direction, created_at" : "", punch ? ", 'IN', 0" : ""))
                .params(Ids.next(), person.id(), at)
                .update();
    }
}
