package dev.muster.store.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OverviewTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Instant MORNING = Instant.parse("2026-11-25T08:00:00Z");
    private static final Optional<String> EVERYBODY = Optional.empty();

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void anEmptyDatabaseCountsNothing(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Overview overview = new Overview(database);

            assertThat(overview.people(DAY, EVERYBODY)).isEqualTo(new Headcount(0, 0, 0));
            assertThat(overview.arrivals(DAY, EVERYBODY, 5)).isEmpty();
            assertThat(overview.waitingAccounts()).isZero();
            assertThat(overview.camerasOn()).isZero();
            assertThat(overview.accounts()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonWithTwoPunchesIsPresentOnce(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Person asha = person(database, "Asha");
            person(database, "Ben");
            template(database, asha);
            punch(database, asha, MORNING, false);
            punch(database, asha, MORNING.plusSeconds(60), false);
            Overview overview = new Overview(database);

            assertThat(overview.people(DAY, EVERYBODY)).isEqualTo(new Headcount(2, 1, 1));
            assertThat(overview.people(DAY.plusDays(1), EVERYBODY)).isEqualTo(new Headcount(2, 1, 0));
            assertThat(overview.punches(asha.id(), DAY))
                    .extracting(Arrival::at)
                    .containsExactly(MORNING, MORNING.plusSeconds(60));
            assertThat(overview.arrivals(DAY, EVERYBODY, 1))
                    .extracting(Arrival::at)
                    .containsExactly(MORNING.plusSeconds(60));
            assertThat(overview.enrolledAt(asha.id())).contains(MORNING);
            assertThat(overview.nameOf(asha.id())).contains("Asha");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedPunchDoesNotCount(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Person asha = person(database, "Asha");
            punch(database, asha, MORNING, true);
            Overview overview = new Overview(database);

            assertThat(overview.people(DAY, EVERYBODY).present()).isZero();
            assertThat(overview.arrivals(DAY, EVERYBODY, 5)).isEmpty();
            assertThat(overview.punches(asha.id(), DAY)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aManagerCountsOwnGroupsOnly(TestDatabase kind) {
        try (Database database = kind.open(root)) {
            Person asha = person(database, "Asha");
            Person ben = person(database, "Ben");
            punch(database, asha, MORNING, false);
            punch(database, ben, MORNING, false);
            String kitchen =
                    new PersonGroups(database).create("Kitchen").orElseThrow().id();
            new PersonGroups(database).set(asha.id(), Set.of(kitchen));
            Account manager = account(database, "Mary", AccountStatus.ACTIVE);
            Account other = account(database, "Otto", AccountStatus.PENDING);
            new Accounts(database, Clock.systemUTC()).setGroups(manager.id(), Set.of(kitchen));
            Overview overview = new Overview(database);

            assertThat(overview.people(DAY, Optional.of(manager.id()))).isEqualTo(new Headcount(1, 0, 1));
            assertThat(overview.arrivals(DAY, Optional.of(manager.id()), 5))
                    .extracting(Arrival::name)
                    .containsExactly("Asha");
            assertThat(overview.people(DAY, Optional.of(other.id()))).isEqualTo(new Headcount(0, 0, 0));
            assertThat(overview.waitingAccounts()).isEqualTo(1);
            assertThat(overview.accounts()).isEqualTo(2);
        }
    }

    private static Person person(Database database, String name) {
        return new People(database, Clock.systemUTC())
                .create(PersonData.named(name))
                .orElseThrow();
    }

    private static Account account(Database database, String name, AccountStatus status) {
        return new Accounts(database, Clock.systemUTC())
                .create(new NewAccount(
                        name, Optional.empty(), Optional.empty(), Role.MANAGER, status, Optional.empty()))
                .orElseThrow();
    }

    private static void template(Database database, Person person) {
        database.jdbc()
                .sql("""
                        INSERT INTO template (id, person_id, model, embedding, quality, origin, captured_at, created_at)
                        VALUES (?, ?, 'test', ?, 1, 'upload', ?, ?)""")
                .params(person.id(), person.id(), new byte[] {1}, MORNING.toEpochMilli(), MORNING.toEpochMilli())
                .update();
    }

    private static void punch(Database database, Person person, Instant at, boolean removed) {
        database.jdbc()
                .sql("""
                        INSERT INTO punch (id, person_id, name, punched_at, zone, punch_day, similarity, source,
                                           direction, created_at)
                        VALUES (?, ?, ?, ?, 'UTC', ?, 0.7, 'door', 'IN', ?)""")
                .params(person.id() + at, person.id(), person.name(), at.toEpochMilli(), DAY.toString(), 0)
                .update();
        if (removed) {
            database.jdbc().sql("UPDATE punch SET removed_at = 1").update();
        }
    }
}
