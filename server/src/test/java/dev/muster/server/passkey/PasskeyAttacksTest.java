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

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is tried against passkeys, by a browser and an authenticator that stop at nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasskeyAttacksTest {
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
    void aChallengeIsAnsweredOnce() throws Exception {
        SoftPasskey passkey = house.enrolled("replay");
        Browser browser = house.browser();
        String answer = passkey.get(options(browser, SIGN_IN));
        assertThat(location(answer(browser, SIGN_IN, answer))).isEqualTo("/home");
        assertRefused(answer(browser, SIGN_IN, answer));
        assertThat(house.details("sign-in.passkey", "failed")).contains("no challenge waits for it");
    }

    @Test
    void ofTenAnswersAtOnceOneCounts() throws Exception {
        SoftPasskey passkey = house.enrolled("parallel");
        Browser browser = house.browser();
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
        SoftPasskey passkey = house.enrolled("stolen");
        Browser mine = house.browser();
        String answer = passkey.get(options(mine, SIGN_IN));
        Browser other = house.browser();
        options(other, SIGN_IN);
        assertRefused(answer(other, SIGN_IN, answer));
        assertRefused(answer(house.browser(), SIGN_IN, answer));
    }

    @Test
    void aChallengeForOnePurposeServesNoOther() throws Exception {
        SoftPasskey passkey = house.enrolled("purpose");
        Browser browser = house.browser();
        browser.signIn("purpose", TestPortal.PASSWORD);
        String step = options(browser, STEP);
        assertRefused(answer(browser, SIGN_IN, passkey.get(step)));
        String whole = options(browser, SIGN_IN);
        assertThat(answer(browser, STEP, passkey.get(whole)).statusCode()).isEqualTo(422);
    }

    @Test
    void aChallengeOfAnHourAgoIsOver() throws Exception {
        SoftPasskey passkey = house.enrolled("late");
        Browser browser = house.browser();
        String answer = passkey.get(options(browser, SIGN_IN));
        house.sql("UPDATE passkey_challenge SET expires_at = 1");
        assertRefused(answer(browser, SIGN_IN, answer));
    }

    @Test
    void anotherAccountsPasskeyIsNoStep() throws Exception {
        SoftPasskey passkey = house.enrolled("victim");
        SoftPasskey others = house.enrolled("mallory");
        Browser browser = house.browser();
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
        assertThat(house.details("sign-in.passkey", "failed")).contains("passkey of another account");
    }

    @Test
    void noPasskeySignsInAsSomebodyElse() throws Exception {
        SoftPasskey passkey = house.enrolled("self");
        SoftPasskey victim = house.enrolled("other self");
        Browser browser = house.browser();
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
        SoftPasskey passkey = house.enrolled("phished");
        String origin = passkey.origin;
        for (String page : List.of(
                "https://muster.evil.example",
                origin.replace("http:", "https:"),
                "http://localhost:1",
                origin + ".evil")) {
            passkey.origin = page;
            assertRefused(signIn(house.browser(), passkey));
        }
        passkey.origin = origin;
        passkey.party = "evil.example";
        assertRefused(signIn(house.browser(), passkey));
        assertThat(house.details("sign-in.passkey", "failed")).contains("signed for another page");
        passkey.party = "localhost";
        assertThat(location(signIn(house.browser(), passkey))).isEqualTo("/home");
    }

    @Test
    void aPasskeyThatDidNotMakeSureOfItsUserIsRefused() throws Exception {
        SoftPasskey passkey = house.enrolled("found on the bus");
        passkey.verifies = false;
        assertRefused(signIn(house.browser(), passkey));
        Browser step = house.browser();
        step.signIn("found on the bus", TestPortal.PASSWORD);
        assertThat(step(step, passkey, "").statusCode()).isEqualTo(422);
        assertThat(house.details("sign-in.passkey", "failed")).contains("its user was not verified");

        house.portal().account("weak", Role.MEMBER);
        Browser adding = house.signedIn("weak");
        SoftPasskey weak = new SoftPasskey(passkey.origin);
        weak.verifies = false;
        answer(adding, OWN, weak.create(options(adding, OWN)));
        assertThat(adding.get(OWN).body()).contains("could not be added");
        assertThat(house.of("weak")).isZero();
    }

    @Test
    void aCopyOfAPasskeyIsRefusedAndWrittenDown() throws Exception {
        SoftPasskey passkey = house.enrolled("cloned");
        passkey.count = 7;
        assertThat(location(signIn(house.browser(), passkey))).isEqualTo("/home");
        for (int count : List.of(7, 6, 0)) {
            passkey.count = count;
            assertRefused(signIn(house.browser(), passkey));
        }
        assertThat(house.details("sign-in.passkey", "failed")).contains("there is a copy of the passkey");
        passkey.count = 8;
        assertThat(location(signIn(house.browser(), passkey))).isEqualTo("/home");
    }

    @Test
    void aWrongSignatureAndGarbageAreRefusedLikeAnUnknownPasskey() throws Exception {
        SoftPasskey passkey = house.enrolled("garbled");
        SoftPasskey unknown = new SoftPasskey(passkey.origin);
        String refusal = refusal(house.browser(), options -> unknown.sign(SoftPasskey.challenge(options), "AAAA"));
        assertThat(refusal(
                        house.browser(),
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
            assertThat(refusal(house.browser(), _ -> garbage)).as(garbage).isEqualTo(refusal);
        }
        for (String part : List.of("clientDataJSON", "authenticatorData", "signature", "userHandle")) {
            for (String value : List.of("", "AA", "*", "A".repeat(300))) {
                assertThat(refusal(
                                house.browser(),
                                options -> passkey.get(options)
                                        .replaceFirst(
                                                "\"" + part + "\":\"[\\w-]*\"", "\"" + part + "\":\"" + value + "\"")))
                        .as(part + value)
                        .isEqualTo(refusal);
            }
        }
        assertThat(location(signIn(house.browser(), passkey))).isEqualTo("/home");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        SoftPasskey passkey = house.enrolled("forged");
        Browser browser = house.browser();
        String answer = passkey.get(options(browser, SIGN_IN));
        assertThat(browser.postAsIs(SIGN_IN, Map.of("credential", answer)).statusCode())
                .isEqualTo(403);
        assertThat(browser.postAsIs(SIGN_IN + "/options", Map.of()).statusCode())
                .isEqualTo(403);
        Browser owner = house.browser();
        signIn(owner, passkey);
        for (String path : List.of("", "/options", "/remove", "/rename")) {
            assertThat(owner.postAsIs(OWN + path, Map.of()).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void somebodyElsesPasskeyCannotBeAddedNorOneForAnotherChallenge() throws Exception {
        SoftPasskey passkey = house.enrolled("owner");
        house.portal().account("taker", Role.MEMBER);
        Browser browser = house.signedIn("taker");
        answer(browser, OWN, passkey.create(options(browser, OWN)));
        SoftPasskey own = new SoftPasskey(passkey.origin);
        String old = own.create(options(browser, OWN));
        options(browser, OWN);
        answer(browser, OWN, old);
        own.origin = "https://muster.evil.example";
        answer(browser, OWN, own.create(options(browser, OWN)));
        assertThat(house.of("taker")).isZero();
        assertThat(house.of("owner")).isOne();
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
}
