package dev.muster.server.passkey;

import static dev.muster.server.passkey.PasskeyHouse.OWN;
import static dev.muster.server.passkey.PasskeyHouse.SIGN_IN;
import static dev.muster.server.passkey.PasskeyHouse.STEP;
import static dev.muster.server.passkey.PasskeyHouse.answer;
import static dev.muster.server.passkey.PasskeyHouse.assertRefused;
import static dev.muster.server.passkey.PasskeyHouse.location;
import static dev.muster.server.passkey.PasskeyHouse.options;
import static dev.muster.server.passkey.PasskeyHouse.signIn;
import static dev.muster.server.passkey.PasskeyHouse.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.DataFolder;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.Passkeys;
import dev.muster.store.factor.SqlRecoverySheets;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about passkeys at sign-in and as their owners manage them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasskeyPagesTest {
    private static final Pattern RECOVERY = Pattern.compile("<code>([0-9A-Z-]{19})</code>");

    private PasskeyHouse house;

    @BeforeAll
    void start(@TempDir Path data) {
        house = PasskeyHouse.open(data);
    }

    @AfterAll
    void stop() {
        house.close();
    }

    @Test
    void aPasskeyIsTheWholeSignInAndAStep() throws Exception {
        SoftPasskey passkey = house.enrolled("whole");
        Browser alone = house.browser();
        assertThat(location(signIn(alone, passkey))).isEqualTo("/home");
        assertThat(alone.get("/home").statusCode()).isEqualTo(200);
        assertThat(house.details("sign-in", "ok")).contains("FACTOR_WEBAUTHN");

        Browser step = house.browser();
        assertThat(location(step.signIn("whole", TestPortal.PASSWORD))).isEqualTo("/passkey");
        assertThat(location(step.get("/home"))).isEqualTo("/passkey?next=%2Fhome");
        assertThat(location(step(step, passkey, "/account"))).isEqualTo("/account");
        assertThat(step.get("/account").statusCode()).isEqualTo(200);
        assertThat(step.get(OWN).body()).contains("last used", "This device only");
    }

    @Test
    void whoHasOneIsAskedForItAfterThePasswordAndForACodeInstead() throws Exception {
        SoftPasskey passkey = house.enrolled("both");
        Account account = house.portal().accounts().byName("both").orElseThrow();
        house.portal()
                .bean(CodeAddresses.class)
                .add(account.id(), Address.of(Channel.EMAIL, "both@example.org"), "Mail", true);
        Browser browser = house.browser();
        assertThat(location(browser.signIn("both", TestPortal.PASSWORD))).isEqualTo("/passkey");
        assertThat(browser.get(STEP).body()).contains("Enter a code");
        assertThat(location(browser.get("/code"))).isEqualTo("/code");
        assertThat(browser.get("/code").body()).contains("href=\"/passkey\"");
        assertThat(location(step(browser, passkey, ""))).isEqualTo("/home");
    }

    @Test
    void accountsThatMayNotSignInDoNotSo() throws Exception {
        SoftPasskey disabled = house.enrolled("disabled");
        house.portal().accounts().changeStatus(house.idOf("disabled"), AccountStatus.DISABLED);
        assertRefused(signIn(house.browser(), disabled));
        SoftPasskey pending = house.enrolled("pending");
        house.portal().accounts().changeStatus(house.idOf("pending"), AccountStatus.PENDING);
        HttpResponse<String> refused = signIn(house.browser(), pending);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("approval");
        SoftPasskey deleted = house.enrolled("deleted");
        house.portal().accounts().delete(house.idOf("deleted"));
        assertRefused(signIn(house.browser(), deleted));
    }

    @Test
    void aRemovedOneSignsInNoMore() throws Exception {
        SoftPasskey passkey = house.enrolled("removed");
        Browser browser = house.browser();
        signIn(browser, passkey);
        String id = house.portal()
                .bean(Passkeys.class)
                .list(house.idOf("removed"))
                .getFirst()
                .id();
        Browser other = house.browser();
        signIn(other, house.enrolled("remover"));
        other.post(OWN + "/remove", Map.of("id", id));
        other.post(OWN + "/rename", Map.of("id", id, "name", "Mine now"));
        assertThat(browser.get(OWN).body()).contains("Passkey").doesNotContain("Mine now");
        browser.post(OWN + "/remove", Map.of("id", id));
        assertThat(house.of("removed")).isZero();
        assertRefused(signIn(house.browser(), passkey));
        assertThat(location(house.browser().signIn("removed", TestPortal.PASSWORD)))
                .isEqualTo("/home");
    }

    @Test
    void aSessionOfSomebodyElseEndsWithTheSignIn() throws Exception {
        SoftPasskey passkey = house.enrolled("second");
        house.portal().account("first", Role.MEMBER);
        Browser browser = house.signedIn("first");
        String before = browser.cookies().toString();
        assertThat(location(signIn(browser, passkey))).isEqualTo("/home");
        assertThat(browser.cookies().toString()).isNotEqualTo(before);
        assertThat(browser.get("/account").body()).contains("second").doesNotContain(">first<");
    }

    @Test
    void recoveryCodesStandInForALostOneAndGoWithTheLast() throws Exception {
        SoftPasskey passkey = house.enrolled("paper");
        Browser browser = house.browser();
        signIn(browser, passkey);
        browser.get(OWN);
        Matcher code = RECOVERY.matcher(
                browser.post("/account/factors/recovery", Map.of()).body());
        assertThat(code.find()).isTrue();
        Browser lost = house.browser();
        assertThat(location(lost.signIn("paper", TestPortal.PASSWORD))).isEqualTo("/passkey");
        lost.get("/code");
        assertThat(location(lost.post("/code", Map.of("code", code.group(1))))).isEqualTo("/home");
        String id = house.portal()
                .bean(Passkeys.class)
                .list(house.idOf("paper"))
                .getFirst()
                .id();
        browser.post(OWN + "/remove", Map.of("id", id));
        assertThat(house.portal().bean(SqlRecoverySheets.class).left(house.idOf("paper")))
                .isZero();
        assertThat(location(house.browser().signIn("paper", TestPortal.PASSWORD)))
                .isEqualTo("/home");
    }

    @Test
    void anAdministratorSeesAndTakesThemAway() throws Exception {
        SoftPasskey passkey = house.enrolled("helpless");
        house.portal().account("helper", Role.ADMINISTRATOR);
        Browser helper = house.signedIn("helper");
        String page = "/accounts/" + house.idOf("helpless") + "/factors";
        assertThat(helper.get(page).body()).contains("Passkey: Passkey");
        helper.post(page + "/reset", Map.of("reason", "Phone lost, came in person"));
        assertThat(house.of("helpless")).isZero();
        assertRefused(signIn(house.browser(), passkey));
    }

    @Test
    void addingOneEndsOtherSessions() throws Exception {
        house.portal().account("elsewhere", Role.MEMBER);
        Browser thief = house.signedIn("elsewhere");
        Browser owner = house.signedIn("elsewhere");
        SoftPasskey passkey = new SoftPasskey(house.portal().portal().url());
        answer(owner, OWN, passkey.create(options(owner, OWN)));
        assertThat(owner.get("/home").statusCode()).isEqualTo(200);
        assertThat(location(thief.get("/home"))).startsWith("/?next=");
        assertThat(house.details("factor.add", "ok")).contains("PASSKEY");
    }

    @Test
    void atAnAddressThatIsNotConfiguredThereAreNoPasskeys() {
        Browser byNumber = house.portal().browser();
        assertThat(byNumber.get("/").body()).doesNotContain("Sign in with a passkey");
        assertThat(byNumber.post(SIGN_IN + "/options", Map.of()).statusCode()).isEqualTo(409);
        assertThat(house.browser().get("/").body()).contains("Sign in with a passkey");
    }

    @Test
    void theConfiguredAddressIsTheOnlyOne(@TempDir Path folder) throws Exception {
        DataFolder data = DataFolder.open(folder);
        Files.writeString(data.configuration(), "public.url=https://muster.example.org\n");
        try (TestPortal behind = TestPortal.start(folder)) {
            behind.account("asha", Role.MEMBER);
            Browser browser = behind.browser();
            browser.signIn("asha", TestPortal.PASSWORD);
            String options = options(browser, OWN);
            assertThat(options).contains("\"id\":\"muster.example.org\"");
            SoftPasskey passkey = new SoftPasskey(behind.portal().url());
            answer(browser, OWN, passkey.create(options));
            assertThat(browser.get(OWN).body()).contains("could not be added");
            passkey.party = "muster.example.org";
            passkey.origin = "https://muster.example.org";
            answer(browser, OWN, passkey.create(options(browser, OWN)));
            Browser next = behind.browser();
            assertThat(options(next, SIGN_IN)).contains("\"rpId\":\"muster.example.org\"");
            assertThat(location(signIn(next, passkey))).isEqualTo("/home");
            passkey.origin = "https://muster.example.org:8443";
            assertRefused(signIn(behind.browser(), passkey));
        }
    }
}
