package dev.muster.server.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.device.DeviceVisits;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.factor.SqlRecoverySheets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about what is found unusual, and who is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RiskSignalsTest {
    private TestPortal portal;
    private DeviceVisits visits;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        visits = new DeviceVisits(portal);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void aBrowserIsNewWhereTheAccountHasUsedAnother() {
        Account account = portal.account("plain", Role.MEMBER);
        Browser first = portal.signedIn("plain");
        assertThat(newest(account)).isEqualTo("ok FACTOR_PASSWORD");
        visits.password(first, "plain");
        assertThat(newest(account)).isEqualTo("ok FACTOR_PASSWORD");
        visits.password(portal.browser(), "plain");
        assertThat(newest(account)).isEqualTo("ok FACTOR_PASSWORD; risk: new device");
    }

    @Test
    void aBrowserThatPeopleShareIsNewToNoneOfThem() {
        Account one = portal.account("one", Role.MEMBER);
        portal.account("two", Role.MEMBER);
        Browser browser = portal.signedIn("one");
        visits.password(browser, "two");
        visits.password(browser, "one");
        assertThat(newest(one)).isEqualTo("ok FACTOR_PASSWORD");
        for (int i = 0; i < 6; i++) {
            portal.account("guest" + i, Role.MEMBER);
            visits.password(browser, "guest" + i);
        }
        visits.password(browser, "one");
        assertThat(newest(one)).endsWith("risk: new device");
    }

    @Test
    void aLinkIsLookedAtLikeAPasswordAndForgetsNobodyWhoSharesTheBrowser() {
        Account one = portal.account("host", Role.MEMBER);
        Account other = visits.account("linked");
        visits.signedIn("linked");
        Browser browser = portal.signedIn("host");
        String token = portal.bean(Tickets.class)
                .create(TicketPurpose.RESET, Optional.of(other.id()), Optional.empty(), Duration.ofHours(1));
        String chosen = "some other long river 7";
        browser.get("/reset?token=" + token);
        browser.post("/reset", Map.of("token", token, "password", chosen, "repeat", chosen));
        assertThat(visits.audited(other, "sign-in.begun").getFirst())
                .isEqualTo("ok FACTOR_LINK, FACTOR_PASSWORD; risk: new device");
        browser.get("/code");
        browser.post("/code", Map.of("code", visits.letters().code()));
        assertThat(told("linked", "new device")).hasSize(1);
        visits.password(browser, "host");
        assertThat(newest(one)).isEqualTo("ok FACTOR_PASSWORD");
    }

    @Test
    void aRightPasswordThatIsNotEnoughIsWrittenDownWithWhatIsAsked() {
        Account account = visits.account("halfway");
        visits.signedIn("halfway");
        for (int i = 0; i < 10; i++) {
            portal.bean(AuditLog.class)
                    .record(AuditEntry.of("sign-in.passkey", "failed").on("account", account.id(), account.name()));
        }
        visits.password(portal.browser(), "halfway");
        assertThat(visits.audited(account, "sign-in.begun").getFirst())
                .isEqualTo("ok FACTOR_PASSWORD; risk: new device, many failures; one factor more is asked for");
    }

    @Test
    void whereManyAccountsWereTriedFromARightPasswordIsOddToo(@TempDir Path data) {
        try (TestPortal sprayed = TestPortal.start(data)) {
            DeviceVisits there = new DeviceVisits(sprayed);
            Account account = there.account("guessed");
            for (int i = 0; i < 50; i++) {
                sprayed.bean(AuditLog.class)
                        .record(AuditEntry.of("sign-in", "failed")
                                .on("name", "somebody " + i, "?")
                                .from(i == 0 ? "192.0.2.9" : "127.0.0.1"));
            }
            there.password(sprayed.browser(), "guessed");
            assertThat(there.audited(account, "sign-in.begun").getFirst()).isEqualTo("ok FACTOR_PASSWORD");
            sprayed.bean(AuditLog.class)
                    .record(AuditEntry.of("sign-in", "failed")
                            .on("name", "somebody else", "?")
                            .from("127.0.0.1"));
            there.password(sprayed.browser(), "guessed");
            assertThat(there.audited(account, "sign-in.begun").getFirst())
                    .isEqualTo("ok FACTOR_PASSWORD; risk: many failures; one factor more is asked for");
        }
    }

    @Test
    void nobodyIsAskedForARecoveryCodeAsOneMore() {
        Account account = visits.account("papered");
        portal.bean(SqlRecoverySheets.class).replace(account.id(), List.of("hash of a code"));
        for (int i = 0; i < 10; i++) {
            portal.bean(AuditLog.class)
                    .record(AuditEntry.of("sign-in", "failed").on("account", account.id(), account.name()));
        }
        Browser browser = portal.browser();
        assertThat(visits.password(browser, "papered")).isEqualTo("/code");
        browser.get("/code");
        assertThat(DeviceVisits.location(
                        browser.post("/code", Map.of("code", visits.letters().code()))))
                .isEqualTo("/home");
    }

    @Test
    void aNetworkIsNewWhereTheAccountHasUsedOthers() {
        Account account = portal.account("traveller", Role.MEMBER);
        Browser browser = portal.signedIn("traveller");
        visits.database(
                "UPDATE known_network SET network_hash = 'elsewhere' WHERE account_id = '" + account.id() + "'");
        visits.password(browser, "traveller");
        assertThat(newest(account)).isEqualTo("ok FACTOR_PASSWORD; risk: new network; no remembered device counts");
        visits.password(browser, "traveller");
        assertThat(newest(account)).isEqualTo("ok FACTOR_PASSWORD");
    }

    @Test
    void aRememberedBrowserInANewNetworkNeedsACodeOnce() {
        Account account = visits.account("roaming");
        Browser browser = visits.remembered("roaming");
        visits.database(
                "UPDATE known_network SET network_hash = 'elsewhere' WHERE account_id = '" + account.id() + "'");
        assertThat(visits.password(browser, "roaming")).isEqualTo("/code");
        browser.post("/code", Map.of("code", visits.letters().code()));
        assertThat(newest(account))
                .isEqualTo("ok FACTOR_PASSWORD, FACTOR_SMS; risk: new network; no remembered device counts");
        assertThat(visits.password(browser, "roaming")).isEqualTo("/home");
    }

    @Test
    void afterTenFailuresARememberedBrowserNeedsACodeForAnHour() {
        Account account = visits.account("besieged");
        Browser browser = visits.remembered("besieged");
        for (int i = 0; i < 10; i++) {
            portal.bean(AuditLog.class)
                    .record(AuditEntry.of(i % 2 == 0 ? "sign-in" : "sign-in.code", "failed")
                            .on("account", account.id(), account.name()));
        }
        assertThat(visits.password(browser, "besieged")).isEqualTo("/code");
        browser.post("/code", Map.of("code", visits.letters().code()));
        assertThat(newest(account))
                .isEqualTo("ok FACTOR_PASSWORD, FACTOR_SMS; risk: many failures; one factor more is asked for");
        visits.database("UPDATE audit_event SET at = at - 3600000");
        assertThat(visits.password(browser, "besieged")).isEqualTo("/home");
    }

    @Test
    void aNewBrowserIsToldOfOnceTheSignInIsComplete() {
        visits.account("moved");
        visits.signedIn("moved");
        assertThat(told("moved", "new device")).isEmpty();
        Browser other = portal.browser();
        visits.password(other, "moved");
        assertThat(told("moved", "new device")).isEmpty();
        other.post("/code", Map.of("code", visits.letters().code()));
        assertThat(told("moved", "new device: Java")).hasSize(1);
        for (int i = 0; i < 4; i++) {
            visits.settled();
            visits.signedIn("moved");
        }
        assertThat(told("moved", "new device")).hasSize(3);
    }

    @Test
    void aStrangersWrongCodeIsToldOfOnceAnHour() {
        visits.account("known");
        visits.signedIn("known");
        Browser stranger = portal.browser();
        visits.password(stranger, "known");
        for (int i = 0; i < 4; i++) {
            stranger.post("/code", Map.of("code", "12345x"));
        }
        assertThat(told("known", "failed the second step")).hasSize(1);
        visits.database("UPDATE rate SET began_at = began_at - 3600000");
        stranger.post("/code", Map.of("code", "12345x"));
        assertThat(told("known", "failed the second step")).hasSize(2);
    }

    @Test
    void aSlipAtOnesOwnBrowserIsNoNewsAndThreeAre() {
        visits.account("clumsy");
        Browser own = visits.signedIn("clumsy");
        visits.password(own, "clumsy");
        own.post("/code", Map.of("code", "12345x"));
        own.post("/code", Map.of("code", "12345x"));
        assertThat(told("clumsy", "failed the second step")).isEmpty();
        own.post("/code", Map.of("code", "12345x"));
        assertThat(told("clumsy", "failed the second step")).hasSize(1);
    }

    @Test
    void warningsLeaveTheOwnerMostOfTheDaysMessages() {
        visits.account("flooded");
        visits.signedIn("flooded");
        for (int hour = 0; hour < 5; hour++) {
            visits.settled();
            visits.database("UPDATE rate SET began_at = began_at - 3600000 WHERE bucket LIKE 'warning:failed-hour%'");
            Browser stranger = portal.browser();
            visits.password(stranger, "flooded");
            stranger.post("/code", Map.of("code", "12345x"));
        }
        assertThat(told("flooded", "failed the second step")).hasSize(3);
    }

    @Test
    void whoHasNoChannelSeesItOnTheAccountsPage() {
        Account account = portal.account("silent", Role.MEMBER);
        portal.browser().signIn("silent", "wrong");
        Browser browser = portal.signedIn("silent");
        assertThat(browser.get("/account").body()).contains("Recent security events", "Sign-in", "failed", "127.0.0.1");
        assertThat(visits.audited(account, "sign-in")).hasSize(2);
    }

    private String newest(Account account) {
        return visits.audited(account, "sign-in").getFirst();
    }

    private List<String> told(String name, String words) {
        return visits.letters().all().stream()
                .filter(text -> text.contains("“" + name + "”") && text.contains(words))
                .toList();
    }
}
