package dev.muster.server.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.Passkeys;
import dev.muster.store.factor.SqlRecoverySheets;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about passkeys, and what is tried against them: by a browser and an authenticator that stop at nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasskeyAttacksTest {
    private static final String SIGN_IN = "/passkey/sign-in";
    private static final String STEP = "/passkey";
    private static final String OWN = "/account/passkeys";
    private static final Pattern RECOVERY = Pattern.compile("<code>([0-9A-Z-]{19})</code>");

    private TestPortal portal;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void aPasskeyIsTheWholeSignInAndAStep() throws Exception {
        SoftPasskey passkey = enrolled("whole");
        Browser alone = browser();
        assertThat(location(signIn(alone, passkey))).isEqualTo("/home");
        assertThat(alone.get("/home").statusCode()).isEqualTo(200);
        assertThat(details("sign-in", "ok")).contains("FACTOR_WEBAUTHN");

        Browser step = browser();
        assertThat(location(step.signIn("whole", TestPortal.PASSWORD))).isEqualTo("/passkey");
        assertThat(location(step.get("/home"))).isEqualTo("/passkey?next=%2Fhome");
        assertThat(location(step(step, passkey, "/account"))).isEqualTo("/account");
        assertThat(step.get("/account").statusCode()).isEqualTo(200);
        assertThat(step.get(OWN).body()).contains("last used", "This device only");
    }

    @Test
    void whoHasOneIsAskedForItAfterThePasswordAndForACodeInstead() throws Exception {
        SoftPasskey passkey = enrolled("both");
        Account account = portal.accounts().byName("both").orElseThrow();
        portal.bean(CodeAddresses.class).add(account.id(), Address.of(Channel.EMAIL, "both@example.org"), "Mail", true);
        Browser browser = browser();
        assertThat(location(browser.signIn("both", TestPortal.PASSWORD))).isEqualTo("/passkey");
        assertThat(browser.get(STEP).body()).contains("Enter a code instead");
        assertThat(location(browser.get("/code"))).isEqualTo("/code");
        assertThat(browser.get("/code").body()).contains("href=\"/passkey\"");
        assertThat(location(step(browser, passkey, ""))).isEqualTo("/home");
    }

    @Test
    void aChallengeIsAnsweredOnce() throws Exception {
        SoftPasskey passkey = enrolled("replay");
        Browser browser = browser();
        String answer = passkey.get(options(browser, SIGN_IN));
        assertThat(location(answer(browser, SIGN_IN, answer))).isEqualTo("/home");
        assertRefused(answer(browser, SIGN_IN, answer));
        assertThat(details("sign-in.passkey", "failed")).contains("no challenge waits for it");
    }

    @Test
    void ofTenAnswersAtOnceOneCounts() throws Exception {
        SoftPasskey passkey = enrolled("parallel");
        Browser browser = browser();
        String answer = passkey.get(options(browser, SIGN_IN));
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            acts.add(() -> answer(browser, SIGN_IN, answer).statusCode());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> status : threads.invokeAll(acts)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(302).contains(422).hasSize(10);
    }

    @Test
    void aChallengeIsTheBrowsersThatAskedForIt() throws Exception {
        SoftPasskey passkey = enrolled("stolen");
        Browser mine = browser();
        String answer = passkey.get(options(mine, SIGN_IN));
        Browser other = browser();
        options(other, SIGN_IN);
        assertRefused(answer(other, SIGN_IN, answer));
        assertRefused(answer(browser(), SIGN_IN, answer));
    }

    @Test
    void aChallengeForOnePurposeServesNoOther() throws Exception {
        SoftPasskey passkey = enrolled("purpose");
        Browser browser = browser();
        browser.signIn("purpose", TestPortal.PASSWORD);
        String step = options(browser, STEP);
        assertRefused(answer(browser, SIGN_IN, passkey.get(step)));
        String whole = options(browser, SIGN_IN);
        assertThat(answer(browser, STEP, passkey.get(whole)).statusCode()).isEqualTo(422);
    }

    @Test
    void aChallengeOfAnHourAgoIsOver() throws Exception {
        SoftPasskey passkey = enrolled("late");
        Browser browser = browser();
        String answer = passkey.get(options(browser, SIGN_IN));
        sql("UPDATE passkey_challenge SET expires_at = 1");
        assertRefused(answer(browser, SIGN_IN, answer));
    }

    @Test
    void anotherAccountsPasskeyIsNoStep() throws Exception {
        SoftPasskey passkey = enrolled("victim");
        SoftPasskey others = enrolled("mallory");
        Browser browser = browser();
        browser.signIn("victim", TestPortal.PASSWORD);
        String victim = passkey.handle();
        for (String handle : List.of(others.handle(), victim)) {
            String options = options(browser, STEP);
            assertThat(options).contains(passkey.id()).doesNotContain(others.id());
            assertThat(answer(browser, STEP, others.sign(SoftPasskey.challenge(options), handle))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(location(browser.get("/home"))).startsWith("/passkey");
        assertThat(details("sign-in.passkey", "failed")).contains("passkey of another account");
    }

    @Test
    void noPasskeySignsInAsSomebodyElse() throws Exception {
        SoftPasskey passkey = enrolled("self");
        SoftPasskey victim = enrolled("other self");
        Browser browser = browser();
        for (String handle : List.of(victim.handle(), "", "AAAA")) {
            String challenge = SoftPasskey.challenge(options(browser, SIGN_IN));
            String answer = passkey.sign(challenge, handle);
            assertRefused(
                    answer(browser, SIGN_IN, handle.isEmpty() ? answer.replace(",\"userHandle\":\"\"", "") : answer));
        }
        String challenge = SoftPasskey.challenge(options(browser, SIGN_IN));
        String swapped = passkey.sign(challenge, victim.handle()).replace(passkey.id(), victim.id());
        assertRefused(answer(browser, SIGN_IN, swapped));
    }

    @Test
    void aSignatureForAnotherPageIsRefused() throws Exception {
        SoftPasskey passkey = enrolled("phished");
        String origin = passkey.origin;
        for (String page : List.of(
                "https://muster.evil.example",
                origin.replace("http:", "https:"),
                "http://localhost:1",
                origin + ".evil")) {
            passkey.origin = page;
            assertRefused(signIn(browser(), passkey));
        }
        passkey.origin = origin;
        passkey.party = "evil.example";
        assertRefused(signIn(browser(), passkey));
        assertThat(details("sign-in.passkey", "failed")).contains("signed for another page");
        passkey.party = "localhost";
        assertThat(location(signIn(browser(), passkey))).isEqualTo("/home");
    }

    @Test
    void aPasskeyThatDidNotMakeSureOfItsUserIsRefused() throws Exception {
        SoftPasskey passkey = enrolled("found on the bus");
        passkey.verifies = false;
        assertRefused(signIn(browser(), passkey));
        Browser step = browser();
        step.signIn("found on the bus", TestPortal.PASSWORD);
        assertThat(step(step, passkey, "").statusCode()).isEqualTo(422);
        assertThat(details("sign-in.passkey", "failed")).contains("its user was not verified");

        portal.account("weak", Role.MEMBER);
        Browser adding = signedIn("weak");
        SoftPasskey weak = new SoftPasskey(passkey.origin);
        weak.verifies = false;
        answer(adding, OWN, weak.create(options(adding, OWN)));
        assertThat(adding.get(OWN).body()).contains("could not be added");
        assertThat(of("weak")).isZero();
    }

    @Test
    void aCopyOfAPasskeyIsRefusedAndWrittenDown() throws Exception {
        SoftPasskey passkey = enrolled("cloned");
        passkey.count = 7;
        assertThat(location(signIn(browser(), passkey))).isEqualTo("/home");
        for (int count : List.of(7, 6, 0)) {
            passkey.count = count;
            assertRefused(signIn(browser(), passkey));
        }
        assertThat(details("sign-in.passkey", "failed")).contains("there is a copy of the passkey");
        passkey.count = 8;
        assertThat(location(signIn(browser(), passkey))).isEqualTo("/home");
    }

    @Test
    void aWrongSignatureAndGarbageAreRefusedLikeAnUnknownPasskey() throws Exception {
        SoftPasskey passkey = enrolled("garbled");
        SoftPasskey unknown = new SoftPasskey(passkey.origin);
        String refusal = refusal(browser(), options -> unknown.sign(SoftPasskey.challenge(options), "AAAA"));
        assertThat(refusal(
                        browser(),
                        options -> passkey.get(options).replaceFirst("\"signature\":\"....", "\"signature\":\"AAAA")))
                .isEqualTo(refusal);
        for (String garbage : List.of(
                "",
                "{}",
                "[]",
                "null",
                "\"",
                "{\"rawId\":\"AAAA\",\"response\":{}}",
                "{\"rawId\":\"%\",\"response\":{\"clientDataJSON\":\"AA\"}}")) {
            assertThat(refusal(browser(), _ -> garbage)).as(garbage).isEqualTo(refusal);
        }
        for (String part : List.of("clientDataJSON", "authenticatorData", "signature", "userHandle")) {
            for (String value : List.of("", "AA", "*", "A".repeat(300))) {
                assertThat(refusal(
                                browser(),
                                options -> passkey.get(options)
                                        .replaceFirst(
                                                "\"" + part + "\":\"[\\w-]*\"", "\"" + part + "\":\"" + value + "\"")))
                        .as(part + value)
                        .isEqualTo(refusal);
            }
        }
        assertThat(location(signIn(browser(), passkey))).isEqualTo("/home");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        SoftPasskey passkey = enrolled("forged");
        Browser browser = browser();
        String answer = passkey.get(options(browser, SIGN_IN));
        assertThat(browser.postAsIs(SIGN_IN, Map.of("credential", answer)).statusCode())
                .isEqualTo(403);
        assertThat(browser.postAsIs(SIGN_IN + "/options", Map.of()).statusCode())
                .isEqualTo(403);
        Browser owner = browser();
        signIn(owner, passkey);
        for (String path : List.of("", "/options", "/remove", "/rename")) {
            assertThat(owner.postAsIs(OWN + path, Map.of()).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void accountsThatMayNotSignInDoNotSo() throws Exception {
        SoftPasskey disabled = enrolled("disabled");
        portal.accounts().changeStatus(idOf("disabled"), AccountStatus.DISABLED);
        assertRefused(signIn(browser(), disabled));
        SoftPasskey pending = enrolled("pending");
        portal.accounts().changeStatus(idOf("pending"), AccountStatus.PENDING);
        HttpResponse<String> refused = signIn(browser(), pending);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("approval");
        SoftPasskey deleted = enrolled("deleted");
        portal.accounts().delete(idOf("deleted"));
        assertRefused(signIn(browser(), deleted));
    }

    @Test
    void aRemovedOneSignsInNoMore() throws Exception {
        SoftPasskey passkey = enrolled("removed");
        Browser browser = browser();
        signIn(browser, passkey);
        String id = portal.bean(Passkeys.class).list(idOf("removed")).getFirst().id();
        Browser other = browser();
        signIn(other, enrolled("remover"));
        other.post(OWN + "/remove", Map.of("id", id));
        other.post(OWN + "/rename", Map.of("id", id, "name", "Mine now"));
        assertThat(browser.get(OWN).body()).contains("Passkey").doesNotContain("Mine now");
        browser.post(OWN + "/remove", Map.of("id", id));
        assertThat(of("removed")).isZero();
        assertRefused(signIn(browser(), passkey));
        assertThat(location(browser().signIn("removed", TestPortal.PASSWORD))).isEqualTo("/home");
    }

    @Test
    void somebodyElsesPasskeyCannotBeAddedNorOneForAnotherChallenge() throws Exception {
        SoftPasskey passkey = enrolled("owner");
        portal.account("taker", Role.MEMBER);
        Browser browser = signedIn("taker");
        answer(browser, OWN, passkey.create(options(browser, OWN)));
        SoftPasskey own = new SoftPasskey(passkey.origin);
        String old = own.create(options(browser, OWN));
        options(browser, OWN);
        answer(browser, OWN, old);
        own.origin = "https://muster.evil.example";
        answer(browser, OWN, own.create(options(browser, OWN)));
        assertThat(of("taker")).isZero();
        assertThat(of("owner")).isOne();
    }

    @Test
    void aSessionOfSomebodyElseEndsWithTheSignIn() throws Exception {
        SoftPasskey passkey = enrolled("second");
        portal.account("first", Role.MEMBER);
        Browser browser = signedIn("first");
        String before = browser.cookies().toString();
        assertThat(location(signIn(browser, passkey))).isEqualTo("/home");
        assertThat(browser.cookies().toString()).isNotEqualTo(before);
        assertThat(browser.get("/account").body()).contains("second").doesNotContain(">first<");
    }

    @Test
    void recoveryCodesStandInForALostOneAndGoWithTheLast() throws Exception {
        SoftPasskey passkey = enrolled("paper");
        Browser browser = browser();
        signIn(browser, passkey);
        browser.get(OWN);
        Matcher code = RECOVERY.matcher(
                browser.post("/account/factors/recovery", Map.of()).body());
        assertThat(code.find()).isTrue();
        Browser lost = browser();
        assertThat(location(lost.signIn("paper", TestPortal.PASSWORD))).isEqualTo("/passkey");
        lost.get("/code");
        assertThat(location(lost.post("/code", Map.of("code", code.group(1))))).isEqualTo("/home");
        String id = portal.bean(Passkeys.class).list(idOf("paper")).getFirst().id();
        browser.post(OWN + "/remove", Map.of("id", id));
        assertThat(portal.bean(SqlRecoverySheets.class).left(idOf("paper"))).isZero();
        assertThat(location(browser().signIn("paper", TestPortal.PASSWORD))).isEqualTo("/home");
    }

    @Test
    void anAdministratorSeesAndTakesThemAway() throws Exception {
        SoftPasskey passkey = enrolled("helpless");
        portal.account("helper", Role.ADMINISTRATOR);
        Browser helper = signedIn("helper");
        String page = "/accounts/" + idOf("helpless") + "/factors";
        assertThat(helper.get(page).body()).contains("Passkey: Passkey");
        helper.post(page + "/reset", Map.of("reason", "Phone lost, came in person"));
        assertThat(of("helpless")).isZero();
        assertRefused(signIn(browser(), passkey));
    }

    @Test
    void addingOneEndsOtherSessions() throws Exception {
        portal.account("elsewhere", Role.MEMBER);
        Browser thief = signedIn("elsewhere");
        Browser owner = signedIn("elsewhere");
        SoftPasskey passkey = new SoftPasskey(portal.portal().url());
        answer(owner, OWN, passkey.create(options(owner, OWN)));
        assertThat(owner.get("/home").statusCode()).isEqualTo(200);
        assertThat(location(thief.get("/home"))).startsWith("/?next=");
        assertThat(details("factor.add", "ok")).contains("PASSKEY");
    }

    @Test
    void atAnAddressThatIsNotConfiguredThereAreNoPasskeys() {
        Browser byNumber = portal.browser();
        assertThat(byNumber.get("/").body()).doesNotContain("Sign in with a passkey");
        assertThat(byNumber.post(SIGN_IN + "/options", Map.of()).statusCode()).isEqualTo(409);
        assertThat(browser().get("/").body()).contains("Sign in with a passkey");
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

    private interface Act {
        String on(String options) throws GeneralSecurityException;
    }

    /** The page that follows, without what differs each time. */
    private String refusal(Browser browser, Act act) throws GeneralSecurityException {
        HttpResponse<String> answer = answer(browser, SIGN_IN, act.on(options(browser, SIGN_IN)));
        assertRefused(answer);
        return answer.body().replaceAll("csrf-token\" content=\"[^\"]+|_csrf\" value=\"[^\"]+", "");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("That passkey does not sign you in");
    }

    private HttpResponse<String> signIn(Browser browser, SoftPasskey passkey) throws GeneralSecurityException {
        return answer(browser, SIGN_IN, passkey.get(options(browser, SIGN_IN)));
    }

    private HttpResponse<String> step(Browser browser, SoftPasskey passkey, String next)
            throws GeneralSecurityException {
        return browser.post(STEP, Map.of("credential", passkey.get(options(browser, STEP)), "next", next));
    }

    private static String options(Browser browser, String path) {
        HttpResponse<String> answer = browser.post(path + "/options", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> answer(Browser browser, String path, String credential) {
        return browser.post(path, Map.of("credential", credential));
    }

    /** An account with a passkey. */
    private SoftPasskey enrolled(String name) throws GeneralSecurityException {
        portal.account(name, Role.MEMBER);
        Browser browser = signedIn(name);
        SoftPasskey passkey = new SoftPasskey(portal.portal().url());
        assertThat(location(answer(browser, OWN, passkey.create(options(browser, OWN)))))
                .isEqualTo(OWN);
        assertThat(of(name)).isOne();
        return passkey;
    }

    private long of(String name) {
        return portal.bean(Passkeys.class).list(idOf(name)).size();
    }

    private String idOf(String name) {
        return portal.accounts().byName(name).orElseThrow().id();
    }

    private Browser browser() {
        return Browser.byName(portal.portal().url());
    }

    private Browser signedIn(String name) {
        Browser browser = browser();
        browser.signIn(name, TestPortal.PASSWORD);
        return browser;
    }

    private String details(String action, String outcome) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("SELECT detail FROM audit_event WHERE action = ? AND outcome = ?")
                .params(action, outcome)
                .query(String.class)
                .list()
                .toString();
    }

    private void sql(String statement) {
        portal.bean(Database.class).jdbc().sql(statement).update();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
