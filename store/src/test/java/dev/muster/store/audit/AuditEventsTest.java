package dev.muster.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AuditEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void filtersByEachField(TestDatabase kind) {
        try (Database database = kind.open(folder)) {
            fill(database);
            AuditEvents events = new AuditEvents(database);
            assertThat(numbers(events, AuditFilter.ALL)).containsExactly(4L, 3L, 2L, 1L);
            assertThat(numbers(events, filter(NOON.plusSeconds(1), null, null, null, null, null, null)))
                    .containsExactly(4L, 3L, 2L);
            assertThat(numbers(events, filter(null, NOON.plusSeconds(1), null, null, null, null, null)))
                    .containsExactly(1L);
            assertThat(numbers(events, filter(null, null, "person", null, null, null, null)))
                    .containsExactly(4L, 3L);
            assertThat(numbers(events, filter(null, null, "person.enrol", null, null, null, null)))
                    .containsExactly(3L);
            assertThat(numbers(events, filter(null, null, null, "refused", null, null, null)))
                    .containsExactly(2L);
            assertThat(numbers(events, filter(null, null, null, null, "ÁSHA", null, null)))
                    .containsExactly(4L, 3L, 1L);
            assertThat(numbers(events, filter(null, null, null, null, null, "ravi", null)))
                    .containsExactly(4L, 3L);
            assertThat(numbers(events, filter(null, null, null, null, null, null, "100% s")))
                    .containsExactly(4L);
            assertThat(numbers(events, filter(null, null, null, null, null, null, "_")))
                    .isEmpty();
            assertThat(numbers(events, filter(null, null, null, null, null, null, "192.0.2")))
                    .containsExactly(2L);
            assertThat(events.actions()).containsExactly("person.enrol", "person.erase", "sign-in");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesFromTheNewestBackwards(TestDatabase kind) {
        try (Database database = kind.open(folder)) {
            fill(database);
            List<AuditEvent> page = new AuditEvents(database).newest(AuditFilter.ALL, 4, 2);
            assertThat(page).extracting(AuditEvent::seq).containsExactly(3L, 2L);
            AuditEvent enrolment = page.getFirst();
            assertThat(enrolment.at()).isEqualTo(NOON.plusSeconds(2));
            assertThat(enrolment.actor().flatMap(AuditEvent.Somebody::name)).hasValue("Ásha");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfTheLogHasNoFormulasAndNoErasedNames(TestDatabase kind) throws IOException {
        try (Database database = kind.open(folder)) {
            AuditLog log = fill(database);
            log.eraseNames("person", "2");
            StringBuilder file = new StringBuilder();
            AuditCsv.write(new AuditEvents(database), AuditFilter.ALL, ZoneOffset.ofHoursMinutes(5, 30), file);
            assertThat(file.toString().split("\r\n")).hasSize(5).satisfies(lines -> {
                assertThat(lines[0]).isEqualTo("seq,time,action,outcome,actor,target,address,detail,hash");
                assertThat(lines[2]).startsWith("2,2026-11-25T17:30:01.000+05:30,sign-in,refused,'=1+1,,192.0.2.7,,");
                assertThat(lines[3]).startsWith("3,2026-11-25T17:30:02.000+05:30,person.enrol,ok,Ásha,(erased),,,");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileHoldsMoreThanIsReadAtOnce(TestDatabase kind) throws IOException {
        try (Database database = kind.open(folder)) {
            AuditLog log = new AuditLog(database, Clock.systemUTC());
            database.write(() -> {
                for (int i = 0; i < 2000; i++) {
                    log.record(AuditEntry.of("test", "ok"));
                }
            });
            long[] last = {0};
            new AuditEvents(database)
                    .forEach(AuditFilter.ALL, event -> assertThat(event.seq()).isEqualTo(++last[0]));
            assertThat(last[0]).isEqualTo(2000);
        }
    }

    private static AuditLog fill(Database database) {
        Instant[] now = {NOON.minusSeconds(1)};
        AuditLog log = new AuditLog(database, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                now[0] = now[0].plus(Duration.ofSeconds(1));
                return now[0];
            }
        });
        log.record(AuditEntry.of("sign-in", "ok").by("account", "1", "Ásha").from("127.0.0.1"));
        log.record(
                AuditEntry.of("sign-in", "refused").by("name", "=1+1", "=1+1").from("192.0.2.7"));
        log.record(
                AuditEntry.of("person.enrol", "ok").by("account", "1", "Ásha").on("person", "2", "Ravi Kumar"));
        log.record(AuditEntry.of("person.erase", "ok")
                .by("account", "1", "Ásha")
                .on("person", "2", "Ravi Kumar")
                .saying("100% sure"));
        return log;
    }

    private static AuditFilter filter(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String action,
            @Nullable String outcome,
            @Nullable String actor,
            @Nullable String target,
            @Nullable String text) {
        return new AuditFilter(
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                Optional.ofNullable(action),
                Optional.ofNullable(outcome),
                Optional.ofNullable(actor),
                Optional.ofNullable(target),
                Optional.ofNullable(text));
    }

    private static List<Long> numbers(AuditEvents events, AuditFilter filter) {
        return events.newest(filter, Long.MAX_VALUE, 10).stream()
                .map(AuditEvent::seq)
                .toList();
    }
}
