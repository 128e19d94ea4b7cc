package dev.muster.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.KeyUri;
import dev.muster.otp.Totp;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.OldSessions;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.liveface.FaceAttempts;
import dev.muster.store.outbox.Outbox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about one's own ways to get a code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FactorsPagesTest {
    private static final Pattern KEY_URI = Pattern.compile("href=\"(otpauth://[^\"]+)\"");
    private static final Pattern RECOVERY = Pattern.compile("<code>([0-9A-Z-]{19})</code>");

    private TestPortal portal;
    private Letters letters;
    private int phones;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        letters = new Letters(portal.bean(Outbox.class));
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void anAppIsAddedByACodeThatItShows() {
        portal.account("scan", Role.MEMBER);
        Browser browser = portal.signedIn("scan");
        Totp totp = begun(browser);
        assertThat(browser.post("/account/factors/app/confirm", Map.of("code", "12345x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.get("/account/factors").body()).doesNotContain("My phone");
        String code = totp.at(Instant.now());
        browser.post("/account/factors/app/confirm", Map.of("code", code, "name", "My phone"));
        assertThat(browser.get("/account/factors").body()).contains("My phone", "Added.");

        Browser next = portal.browser();
        assertThat(location(next.signIn("scan", TestPortal.PASSWORD))).isEqualTo("/code");
        // The code that added it is used up.
        assertThat(next.post("/code", Map.of("code", code)).body()).contains("has been used");
        String later = totp.at(Instant.now().plus(Totp.USUAL_STEP));
        assertThat(location(next.post("/code", Map.of("code", later)))).isEqualTo("/home");
    }

    @Test
    void anAppThatWasBegunCountsForNothing() {
        portal.account("halfway", Role.MEMBER);
        begun(portal.signedIn("halfway"));
        assertThat(location(portal.browser().signIn("halfway", TestPortal.PASSWORD)))
                .isEqualTo("/home");
    }

    @Test
    void addingAFactorEndsOtherSessionsAndTellsTheOtherChannels() {
        Account account = portal.account("told", Role.MEMBER);
        Browser thief = portal.signedIn("told");
        Browser browser = portal.signedIn("told");
        browser.post("/account/factors/address", Map.of("address", "told@example.org"));
        assertThat(browser.get("/account/factors/address").body()).contains("t•••@example.org");
        browser.post("/account/factors/address/confirm", Map.of("code", letters.code()));
        assertThat(location(thief.get("/home"))).startsWith("/?next=");

        browser.post("/account/factors/address", Map.of("address", "+91 98765 43124"));
        browser.post("/account/factors/address/confirm", Map.of("code", letters.code()));
        assertThat(letters.all().getFirst()).contains("was added to the account “told”");
        assertThat(portal.bean(CodeAddresses.class).of(account.id()))
                .extracting(CodeAddress::masked)
                .containsExactly("t•••@example.org", "+91 ••••• ••124");

        CodeAddress mail = portal.bean(CodeAddresses.class).of(account.id()).getFirst();
        browser.post("/account/factors/remove", Map.of("id", mail.id()));
        assertThat(letters.all().subList(0, 2)).allMatch(text -> text.contains("was removed from the account “told”"));
    }

    @Test
    void aCodeForOneAddressConfirmsNoOther() {
        Account account = portal.account("other", Role.MEMBER);
        Browser browser = portal.signedIn("other");
        browser.post("/account/factors/address", Map.of("address", "mine@example.org"));
        String mine = letters.code();
        browser.post("/account/factors/address", Map.of("address", "victim@example.org"));
        assertThat(browser.post("/account/factors/address/confirm", Map.of("code", mine))
                        .statusCode())
                .isEqualTo(422);
        assertThat(portal.bean(CodeAddresses.class).of(account.id())).isEmpty();
    }

    @Test
    void whatIsNoAddressIsSaidSo() {
        portal.account("typo", Role.MEMBER);
        Browser browser = portal.signedIn("typo");
        browser.post("/account/factors/address", Map.of("address", "12345"));
        assertThat(browser.get("/account/factors").body()).contains("neither a phone number nor an e-mail address");
    }

    @Test
    void recoveryCodesAreShownOnceAndOnlyBesideAnotherFactor() {
        Account account = portal.account("paper", Role.MEMBER);
        Browser browser = portal.signedIn("paper");
        assertThat(location(browser.post("/account/factors/recovery", Map.of())))
                .isEqualTo("/account/factors");
        addPhone(account);
        Browser again = signedInByCode("paper");
        HttpResponse<String> page = again.post("/account/factors/recovery", Map.of());
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        List<String> codes = new ArrayList<>();
        Matcher found = RECOVERY.matcher(page.body());
        while (found.find()) {
            codes.add(found.group(1));
        }
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(again.get("/account/factors").body()).contains("Left: 10").doesNotContain(codes.getFirst());
    }

    @Test
    void aBorrowedSessionChangesNothing() {
        Account account = portal.account("lent", Role.MEMBER);
        addPhone(account);
        Browser browser = signedInByCode("lent");
        String phone =
                portal.bean(CodeAddresses.class).of(account.id()).getFirst().id();
        OldSessions.of(portal, account);
        for (String path : List.of("", "/app", "/address", "/recovery", "/remove", "/renew")) {
            if (!path.isEmpty()) {
                assertThat(location(browser.post("/account/factors" + path, Map.of("id", phone, "address", "a@b.org"))))
                        .as(path)
                        .isEqualTo("/confirm?next=%2Faccount%2Ffactors");
            }
        }
        for (String path : List.of("", "/options", "/remove")) {
            assertThat(location(browser.post("/account/passkeys" + path, Map.of())))
                    .as(path)
                    .isEqualTo("/confirm?next=%2Faccount%2Fpasskeys");
        }
        assertThat(portal.bean(CodeAddresses.class).of(account.id())).hasSize(1);
        assertThat(browser.post("/confirm", Map.of("current", "wrong")).statusCode())
                .isEqualTo(422);
        // The password alone does not do: the code is asked for once more.
        assertThat(location(
                        browser.post("/confirm", Map.of("current", TestPortal.PASSWORD, "next", "/account/factors"))))
                .isEqualTo("/code?next=%2Faccount%2Ffactors");
        assertThat(location(browser.post("/account/factors/remove", Map.of("id", phone))))
                .isEqualTo("/confirm?next=%2Faccount%2Ffactors");
        browser.get("/code");
        assertThat(location(browser.post("/code", Map.of("code", letters.code(), "next", "/account/factors"))))
                .isEqualTo("/account/factors");
        browser.post("/account/factors/remove", Map.of("id", phone));
        assertThat(portal.bean(CodeAddresses.class).of(account.id())).isEmpty();
    }

    @Test
    void passwordAndMailboxTogetherEnrolNothing() {
        Account account = portal.account("mailed", Role.MEMBER);
        addMail(account);
        Browser thief = signedInByCode("mailed");
        String mail =
                portal.bean(CodeAddresses.class).of(account.id()).getFirst().id();
        for (String path : List.of("/app", "/address", "/recovery", "/remove", "/renew")) {
            String sent =
                    location(thief.post("/account/factors" + path, Map.of("id", mail, "address", "+91 98765 43129")));
            assertThat(sent).as(path).startsWith("/confirm");
            assertThat(location(thief.get(sent))).as(path).startsWith("/missing");
        }
        assertThat(thief.get("/missing").body()).contains("Ask an administrator");
        assertThat(portal.bean(CodeAddresses.class).of(account.id())).hasSize(1);
        assertThat(thief.get("/home").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorTakesLostFactorsAwayWithAReason() {
        Account account = portal.account("lost", Role.MEMBER);
        addMail(account);
        portal.account("chief", Role.ADMINISTRATOR);
        Browser chief = portal.signedIn("chief");
        String page = "/accounts/" + account.id() + "/factors";
        assertThat(chief.get(page).body()).contains("l•••@example.org").doesNotContain("lost@example.org");
        chief.post(page + "/reset", Map.of("reason", " "));
        assertThat(portal.bean(CodeAddresses.class).of(account.id())).hasSize(1);
        chief.post(page + "/reset", Map.of("reason", "Phone stolen, came in person"));
        assertThat(letters.all().getFirst()).contains("An administrator took away");
        assertThat(location(portal.browser().signIn("lost", TestPortal.PASSWORD)))
                .isEqualTo("/home");
        assertThat(portal.bean(Database.class)
                        .jdbc()
                        .sql("SELECT detail FROM audit_event WHERE action = 'factor.reset'")
                        .query(String.class)
                        .list())
                .contains("Phone stolen, came in person");
    }

    @Test
    void removingAFactorEndsOtherSessions() {
        Account account = portal.account("leaky", Role.MEMBER);
        addPhone(account);
        Browser thief = signedInByCode("leaky");
        portal.bean(Database.class)
                .jdbc()
                .sql("UPDATE challenge SET sent_at = sent_at - 7200000")
                .update();
        Browser owner = signedInByCode("leaky");
        String phone =
                portal.bean(CodeAddresses.class).of(account.id()).getFirst().id();
        owner.post("/account/factors/remove", Map.of("id", phone));
        assertThat(portal.bean(CodeAddresses.class).of(account.id())).isEmpty();
        assertThat(location(thief.get("/home"))).startsWith("/?next=");
        assertThat(owner.get("/home").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorsResetEndsTheSessions() {
        Account account = portal.account("robbed", Role.MEMBER);
        addPhone(account);
        Browser thief = signedInByCode("robbed");
        portal.account("rescuer", Role.ADMINISTRATOR);
        portal.signedIn("rescuer")
                .post("/accounts/" + account.id() + "/factors/reset", Map.of("reason", "Phone and laptop stolen"));
        assertThat(location(thief.get("/home"))).startsWith("/?next=");
    }

    @Test
    void anAdministratorsPasswordAndMailboxEnrolNothingEither() {
        Account chief = portal.account("mailedchief", Role.ADMINISTRATOR);
        addMail(chief);
        Browser thief = signedInByCode("mailedchief");
        String page = "/accounts/" + chief.id() + "/factors";
        assertThat(thief.get(page).body()).contains("reset by another administrator");
        for (String act : List.of("/reset", "/face")) {
            assertThat(location(thief.post(page + act, Map.of("reason", "lost"))))
                    .as(act)
                    .isEqualTo(page);
        }
        assertThat(portal.bean(CodeAddresses.class).of(chief.id())).hasSize(1);
        assertThat(location(thief.post("/account/factors/app", Map.of()))).startsWith("/confirm");
    }

    @Test
    void aFaceBeginsAnewForAReasonOnly() {
        Account account = portal.account("unseen", Role.MEMBER);
        FaceAttempts attempts = new FaceAttempts(portal.bean(Database.class), Clock.systemUTC());
        attempts.admit(account.id());
        portal.account("face chief", Role.ADMINISTRATOR);
        Browser chief = portal.signedIn("face chief");
        String page = "/accounts/" + account.id() + "/factors";
        chief.post(page + "/face", Map.of("reason", " "));
        assertThat(chief.get(page).body()).contains("Give a reason");
        assertThat(attempts.failures(account.id())).isOne();
        chief.post(page + "/face", Map.of("reason", "New glasses"));
        assertThat(attempts.failures(account.id())).isZero();
        assertThat(portal.bean(Database.class)
                        .jdbc()
                        .sql("SELECT detail FROM audit_event WHERE action = 'factor.renew'")
                        .query(String.class)
                        .list())
                .contains("face: New glasses");
    }

    @Test
    void anAdministratorsOldSessionDoesNothingThatMatters() {
        Account chief = portal.account("old chief", Role.ADMINISTRATOR);
        Account other = portal.account("bystander", Role.MEMBER);
        Browser browser = portal.signedIn("old chief");
        browser.get("/accounts");
        OldSessions.of(portal, chief);
        for (String act : List.of("/link", "/role", "/delete", "/enable", "/approve", "/factors/reset")) {
            assertThat(location(browser.post(
                            "/accounts/" + other.id() + act, Map.of("role", "ADMINISTRATOR", "reason", "none"))))
                    .as(act)
                    .isEqualTo("/confirm?next=%2Faccounts");
        }
        assertThat(location(browser.post("/policy", Map.of("role.MEMBER", "strict"))))
                .isEqualTo("/confirm?next=%2Fpolicy");
        assertThat(location(browser.post("/settings", Map.of("registration", "on"))))
                .isEqualTo("/confirm?next=%2Fsettings");
        assertThat(location(browser.get("/import"))).isEqualTo("/confirm?next=%2Fimport");
        for (String act : List.of("/import", "/import/begin")) {
            assertThat(location(browser.post(act, Map.of("declared", "true"))))
                    .as(act)
                    .isEqualTo("/confirm?next=%2Fimport");
        }
        assertThat(portal.accounts().byId(other.id()).orElseThrow().role()).isEqualTo(Role.MEMBER);
    }

    private Totp begun(Browser browser) {
        browser.get("/account/factors");
        assertThat(location(browser.post("/account/factors/app", Map.of()))).isEqualTo("/account/factors/app");
        Matcher uri = KEY_URI.matcher(browser.get("/account/factors/app").body());
        assertThat(uri.find()).isTrue();
        return KeyUri.parse(uri.group(1).replace("&amp;", "&")).totp();
    }

    private void addPhone(Account account) {
        portal.bean(CodeAddresses.class)
                .add(account.id(), Address.of(Channel.SMS, "+9198%03d43127".formatted(++phones)), "Phone", true);
    }

    private void addMail(Account account) {
        portal.bean(CodeAddresses.class)
                .add(account.id(), Address.of(Channel.EMAIL, account.name() + "@example.org"), "Mail", true);
    }

    private Browser signedInByCode(String name) {
        Browser browser = portal.browser();
        browser.signIn(name, TestPortal.PASSWORD);
        assertThat(location(browser.post("/code", Map.of("code", letters.code()))))
                .isEqualTo("/home");
        browser.get("/forgot");
        return browser;
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
