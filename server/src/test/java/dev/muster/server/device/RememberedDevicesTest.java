package dev.muster.server.device;

import static dev.muster.server.device.DeviceVisits.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.device.TrustedDevice;
import dev.muster.store.device.TrustedDevices;
import dev.muster.store.person.Dossier;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.vault.Vault;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about browsers that stand in for a code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RememberedDevicesTest {
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
    void aRememberedBrowserNeedsNoCodeAndItShows() {
        Account account = visits.account("ravi");
        Browser browser = visits.remembered("ravi");
        assertThat(visits.password(browser, "ravi")).isEqualTo("/home");
        assertThat(visits.audited(account, "sign-in").getFirst()).isEqualTo("ok FACTOR_DEVICE, FACTOR_PASSWORD");
        assertThat(browser.get("/account").body()).contains("remembered device", "Device remembered");
        assertThat(browser.get("/account/devices").body()).contains("Java", "127.0.0.0/24", "this device");
        assertThat(visits.password(portal.browser(), "ravi")).isEqualTo("/code");
    }

    @Test
    void onlyWhatWasTickedBesideARightCodeIsRemembered() {
        Account account = visits.account("unticked");
        Browser browser = portal.browser();
        assertThat(visits.password(browser, "unticked")).isEqualTo("/code");
        assertThat(browser.get("/code").body()).contains("Remember this device for 30 days");
        HttpResponse<String> wrong = browser.post("/code", Map.of("code", "12345x", "remember", "true"));
        assertThat(wrong.body()).contains("checked=\"checked\"");
        assertThat(wrong.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith(TrustCookie.NAME));
        browser.post("/code", Map.of("code", visits.letters().code()));
        assertThat(devices(account)).isEmpty();
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith(TrustCookie.NAME));
    }

    @Test
    void theCookieIsForPasswordsAlone() {
        visits.account("cookie");
        Browser browser = portal.browser();
        visits.password(browser, "cookie");
        HttpResponse<String> answer =
                browser.post("/code", Map.of("code", visits.letters().code(), "remember", "true"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(TrustCookie.NAME))
                .singleElement()
                .satisfies(cookie ->
                        assertThat(cookie).contains("Path=/login", "HttpOnly", "SameSite=Strict", "Max-Age=25"));
    }

    @Test
    void aStolenCopyThatIsUsedLaterEndsTheSeriesAndWarns() {
        Account account = visits.account("robbed");
        Browser owner = visits.remembered("robbed");
        Browser thief = visits.copied(owner);
        assertThat(visits.password(owner, "robbed")).isEqualTo("/home");
        visits.settled();

        assertThat(visits.password(thief, "robbed")).isEqualTo("/code");
        assertThat(visits.letters().all()).anyMatch(text -> text.contains("A copy of a remembered device"));
        assertThat(visits.audited(account, "device.stolen")).hasSize(1);
        assertThat(location(owner.get("/home"))).startsWith("/?next=");
        assertThat(visits.password(owner, "robbed")).isEqualTo("/code");
        assertThat(devices(account)).isEmpty();
    }

    @Test
    void aStolenCopyThatIsUsedFirstIsFoundOutAtTheOwnersNextSignIn() {
        Account account = visits.account("outrun");
        Browser owner = visits.remembered("outrun");
        Browser thief = visits.copied(owner);
        assertThat(visits.password(thief, "outrun")).isEqualTo("/home");
        visits.settled();

        assertThat(visits.password(owner, "outrun")).isEqualTo("/code");
        assertThat(owner.get("/code").body()).contains("a copy of what it remembers you by has been used");
        assertThat(location(thief.get("/home"))).startsWith("/?next=");
        assertThat(visits.audited(account, "device.stolen")).hasSize(1);
        visits.signedIn(owner, "outrun", false);
        assertThat(owner.get("/account").body()).contains("Copy of a remembered device used");
    }

    @Test
    void aStolenCopyIsFoundOutInANewNetworkTooWhereNoneCounts() {
        Account account = visits.account("abroad");
        Browser owner = visits.remembered("abroad");
        Browser thief = visits.copied(owner);
        assertThat(visits.password(owner, "abroad")).isEqualTo("/home");
        visits.settled();
        visits.database(
                "UPDATE known_network SET network_hash = 'elsewhere' WHERE account_id = '" + account.id() + "'");
        // The newest one is only looked at there, and stays good.
        assertThat(visits.password(visits.copied(owner), "abroad")).isEqualTo("/code");
        assertThat(devices(account)).hasSize(1);

        assertThat(visits.password(thief, "abroad")).isEqualTo("/code");
        assertThat(visits.audited(account, "device.stolen")).hasSize(1);
        assertThat(visits.letters().all()).anyMatch(text -> text.contains("A copy of a remembered device"));
        assertThat(location(owner.get("/home"))).startsWith("/?next=");
        assertThat(devices(account)).isEmpty();
    }

    @Test
    void twoTabsAtOnceAreNoTheft() {
        Account account = visits.account("tabs");
        Browser one = visits.remembered("tabs");
        Browser two = visits.copied(one);
        assertThat(visits.password(one, "tabs")).isEqualTo("/home");
        assertThat(visits.password(two, "tabs")).isEqualTo("/home");
        assertThat(visits.audited(account, "device.stolen")).isEmpty();
    }

    @Test
    void anotherAccountsCookieOpensNothingAndAlarmsNobody() {
        Account mine = visits.account("mine");
        Account theirs = visits.account("theirs");
        Browser browser = visits.remembered("mine");
        visits.remembered("theirs");
        TrustCookie cookie = new TrustCookie(portal.bean(Vault.class));
        String value = browser.cookies().getOrDefault(cookie.name(mine.id()), "");
        assertThat(value).isNotEmpty();
        Browser other = portal.browser();
        other.cookies().put(cookie.name(theirs.id()), value);
        assertThat(visits.password(other, "theirs")).isEqualTo("/code");
        assertThat(visits.audited(theirs, "device.stolen")).isEmpty();
        assertThat(devices(theirs)).hasSize(1);
        assertThat(visits.password(browser, "mine")).isEqualTo("/home");
    }

    @Test
    void aChangedCookieIsNone() {
        Account account = visits.account("tampered");
        Browser browser = visits.remembered("tampered");
        Browser forger = visits.copied(browser);
        forger.cookies().replaceAll((name, value) -> name.startsWith(TrustCookie.NAME) ? changed(value) : value);
        assertThat(visits.password(forger, "tampered")).isEqualTo("/code");
        assertThat(visits.audited(account, "device.stolen")).isEmpty();
        assertThat(visits.password(browser, "tampered")).isEqualTo("/home");
    }

    @Test
    void afterItsTimeThePasswordOrARevocationItNeedsACode() {
        visits.account("expired");
        Browser expired = visits.remembered("expired");
        visits.database("UPDATE trusted_device SET expires_at = 1 WHERE account_id = '" + id("expired") + "'");
        assertThat(visits.password(expired, "expired")).isEqualTo("/code");

        Account revoked = visits.account("revoked");
        Browser browser = visits.remembered("revoked");
        browser.post(
                "/account/devices/remove",
                Map.of("id", devices(revoked).getFirst().id()));
        assertThat(browser.get("/account/devices").body()).contains("Forgotten.");
        assertThat(visits.password(browser, "revoked")).isEqualTo("/code");

        visits.account("renewed");
        Browser renewed = visits.remembered("renewed");
        String other = "another quiet river 9";
        renewed.post("/account/password", Map.of("current", TestPortal.PASSWORD, "password", other, "repeat", other));
        renewed.cookies().remove("MUSTER_SESSION");
        assertThat(location(renewed.signIn("renewed", other))).isEqualTo("/code");
    }

    @Test
    void anAdministratorsResetAndDisablingForgetThem() {
        Account lost = visits.account("lost");
        Account off = visits.account("off");
        Browser lostBrowser = visits.remembered("lost");
        assertThat(visits.password(lostBrowser, "lost")).isEqualTo("/home");
        Browser offBrowser = visits.remembered("off");
        portal.account("chief", Role.ADMINISTRATOR);
        Browser chief = portal.signedIn("chief");
        chief.post("/accounts/" + lost.id() + "/factors/reset", Map.of("reason", "Phone stolen"));
        chief.post("/accounts/" + off.id() + "/disable", Map.of());
        chief.post("/accounts/" + off.id() + "/enable", Map.of());
        assertThat(devices(lost)).isEmpty();
        assertThat(location(lostBrowser.get("/home"))).startsWith("/?next=");
        assertThat(visits.password(offBrowser, "off")).isEqualTo("/code");
    }

    @Test
    void sensitiveActsNeedARealCode() {
        visits.account("stale");
        Browser browser = visits.remembered("stale");
        assertThat(visits.password(browser, "stale")).isEqualTo("/home");
        String next = location(browser.post("/account/factors/app", Map.of()));
        assertThat(next).isEqualTo("/confirm?next=%2Faccount%2Ffactors");
        // The password was given a moment ago: the code is what is owed.
        assertThat(location(browser.get(next))).isEqualTo("/code?next=%2Faccount%2Ffactors");
        browser.get("/code");
        browser.post("/code", Map.of("code", visits.letters().code()));
        assertThat(location(browser.post("/account/factors/app", Map.of()))).isEqualTo("/account/factors/app");
        assertThat(browser.get("/account").body()).doesNotContain(">remembered device<");
    }

    @Test
    void forgettingADeviceEndsWhatItBeganAndAsksForNothing() {
        Account account = visits.account("away");
        Browser laptop = visits.remembered("away");
        assertThat(visits.password(laptop, "away")).isEqualTo("/home");
        Browser phone = visits.signedIn("away");
        phone.post("/account/devices/remove-all", Map.of());
        assertThat(location(laptop.get("/home"))).startsWith("/?next=");
        assertThat(phone.get("/home").statusCode()).isEqualTo(200);

        Browser here = visits.remembered("away");
        assertThat(visits.password(here, "away")).isEqualTo("/home");
        assertThat(location(here.post(
                        "/account/devices/remove",
                        Map.of("id", devices(account).getFirst().id()))))
                .isEqualTo("/");
        assertThat(location(here.get("/home"))).startsWith("/?next=");
    }

    @Test
    void nobodyTouchesAnothersDevices() {
        Account account = visits.account("owner");
        visits.remembered("owner");
        String id = devices(account).getFirst().id();
        visits.account("nosy");
        Browser nosy = visits.signedIn("nosy");
        nosy.post("/account/devices/rename", Map.of("id", id, "name", "Mine"));
        nosy.post("/account/devices/remove", Map.of("id", id));
        assertThat(devices(account)).extracting(TrustedDevice::name).containsExactly("Java");
    }

    @Test
    void twoPeopleCanShareABrowser() {
        visits.account("anna");
        visits.account("bert");
        Browser browser = visits.remembered("anna");
        visits.signedIn(browser, "bert", true);
        assertThat(visits.password(browser, "anna")).isEqualTo("/home");
        visits.settled();
        assertThat(visits.password(browser, "bert")).isEqualTo("/home");
        browser.post(
                "/account/devices/rename",
                Map.of("id", devices(account("bert")).getFirst().id(), "name", "Den"));
        assertThat(browser.get("/account/devices").body()).contains("Den").contains("this device");
    }

    @Test
    void manyCookiesAreThinnedOut() {
        visits.account("crowded");
        Browser browser = visits.remembered("crowded");
        for (int i = 0; i < 30; i++) {
            browser.cookies().put(TrustCookie.NAME + "%016x".formatted(i), "x".repeat(124));
        }
        assertThat(visits.password(browser, "crowded")).isEqualTo("/home");
        Set<String> left = browser.cookies().keySet();
        assertThat(left.stream().filter(name -> name.startsWith(TrustCookie.NAME)))
                .hasSize(10);
    }

    @Test
    void thePersonsDataNamesThem() {
        Account account = visits.account("told");
        visits.remembered("told");
        People people = new People(portal.bean(Database.class), Clock.systemUTC());
        String person = people.create(PersonData.named("Told")).orElseThrow().id();
        portal.accounts().link(account.id(), Optional.of(person));
        Map<String, Object> held = new Dossier(portal.bean(Database.class), portal.bean(Vault.class), Clock.systemUTC())
                .of(person, _ -> Map.of())
                .orElseThrow();
        assertThat(String.valueOf(held.get("devices"))).contains("name=Java", "network=127.0.0.0/24");
        assertThat((List<?>) held.get("networks")).hasSize(1);
    }

    private List<TrustedDevice> devices(Account account) {
        return portal.bean(TrustedDevices.class)
                .of(portal.accounts().byId(account.id()).orElseThrow());
    }

    private Account account(String name) {
        return portal.accounts().byName(name).orElseThrow();
    }

    private String id(String name) {
        return account(name).id();
    }

    private static String changed(String cookie) {
        int dot = cookie.indexOf('.') + 1;
        char other = cookie.charAt(dot) == 'A' ? 'B' : 'A';
        return cookie.substring(0, dot) + other + cookie.substring(dot + 1);
    }
}
