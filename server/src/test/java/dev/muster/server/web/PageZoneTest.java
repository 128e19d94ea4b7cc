package dev.muster.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.device.DeviceVisits;
import dev.muster.store.Database;
import dev.muster.store.account.Role;
import dev.muster.store.factor.PasskeyCredential;
import dev.muster.store.factor.Passkeys;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pages show times as the portal's clock does, whatever the machine's says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageZoneTest {
    /** No machine's zone: a quarter of an hour beside everybody's. */
    private static final ZoneId ZONE = ZoneId.of("Pacific/Chatham");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);

    private static final Instant LONG_AGO = Instant.parse("2026-01-31T23:30:00Z");

    private TestPortal portal;
    private DeviceVisits visits;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data, options -> options.withZone(ZONE));
        visits = new DeviceVisits(portal);
        portal.account("zoned", Role.ADMINISTRATOR);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void accounts() {
        Browser browser = portal.signedIn("zoned");
        database("UPDATE account SET created_at = ?, signed_in_at = ?", LONG_AGO, LONG_AGO);
        String seen = MINUTE.format(LONG_AGO);
        assertThat(seen).isEqualTo("2026-02-01 13:15");
        assertThat(browser.get("/accounts").body()).contains(seen);
        assertThat(browser.get("/accounts/"
                                + portal.accounts()
                                        .byName("zoned")
                                        .orElseThrow()
                                        .id())
                        .body())
                .containsPattern(seen + "[\\s\\S]+" + seen);
    }

    @Test
    void sessionsAndEvents() {
        Browser browser = portal.signedIn("zoned");
        database("UPDATE audit_event SET at = ?", LONG_AGO);
        Instant begun = Instant.now();
        String page = browser.get("/account").body();
        assertThat(page).contains(MINUTE.format(LONG_AGO));
        assertThat(page).containsAnyOf(MINUTE.format(begun), MINUTE.format(begun.minusSeconds(60)));
    }

    @Test
    void waysToSignIn() {
        String id = visits.account("ways").id();
        Browser browser = visits.signedIn("ways");
        Passkeys passkeys = portal.bean(Passkeys.class);
        String handle = passkeys.handle(id);
        passkeys.add(new PasskeyCredential("AA", handle, "AA", "AA", List.of(), 0, false, false), "Key");
        database("UPDATE code_address SET created_at = ?, used_at = ?", LONG_AGO, LONG_AGO);
        database("UPDATE passkey SET created_at = ?, used_at = ?", LONG_AGO, LONG_AGO);
        for (String page : List.of("/account/factors", "/account/passkeys")) {
            assertThat(browser.get(page).body())
                    .as(page)
                    .contains("Since 2026-02-01, last used " + MINUTE.format(LONG_AGO));
        }
    }

    @Test
    void devices() {
        visits.account("devices");
        Browser browser = visits.remembered("devices");
        database("UPDATE trusted_device SET created_at = ?, used_at = ?", LONG_AGO, LONG_AGO);
        assertThat(browser.get("/account/devices").body()).contains("2026-02-01", MINUTE.format(LONG_AGO));
    }

    private void database(String sql, Instant... values) {
        var statement = portal.bean(Database.class).jdbc().sql(sql);
        for (Instant value : values) {
            statement = statement.param(value.toEpochMilli());
        }
        statement.update();
    }
}
