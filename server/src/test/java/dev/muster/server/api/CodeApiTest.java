package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.Digest;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.TestCodeServer;
import dev.muster.server.TestPortal;
import dev.muster.server.api.Program.Answer;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.ApiKeys;
import dev.muster.store.factor.Apps;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
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

/** The API on both servers, which share one data folder, and attacks on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CodeApiTest {
    private static final int GUESSES = 100;

    private TestPortal portal;
    private TestCodeServer codes;
    private String key = "";
    private Program program;
    private int numbers = 9_812_300;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        codes = TestCodeServer.start(data);
        key = key("shop");
        program = new Program(codes.url(), key);
    }

    @AfterAll
    void stop() {
        codes.close();
        portal.close();
    }

    @Test
    void aRightCodeIsAcceptedOnceByEitherServer() {
        String phone = account("ravi");
        Answer issued = new Program(portal.portal().url(), key).issue("Ravi", "sms");
        assertThat(issued.status()).isEqualTo(202);
        assertThat(issued.text("to")).isEqualTo("+91 ••••• ••123").doesNotContain(phone);
        assertThat(Instant.parse(issued.text("expiresAt"))).isAfter(Instant.now());
        assertThat(issued.header("Set-Cookie")).isEmpty();
        assertThat(issued.header("Cache-Control")).contains("no-store");

        String code = codes.code();
        Answer wrong = program.check(issued.text("challenge"), TestCodeServer.wrong(code));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
        assertThat(wrong.text("verdict")).isEqualTo("wrong");
        assertThat(wrong.text("triesLeft")).isEqualTo("4");

        Answer right = program.check(issued.text("challenge"), code);
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.response().body()).isEqualTo("{\"verdict\":\"accepted\"}");
        Answer again = program.check(issued.text("challenge"), code);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text("verdict")).isEqualTo("used");
    }

    @Test
    void nobodyIsLetInWithoutAKeyThatIsInUse() {
        account("guarded");
        String revoked = key("revoked");
        codes.bean(ApiKeys.class).revoke("revoked");
        for (String bad : List.of("", "mk_" + "A".repeat(43), revoked, key.substring(0, 45), "x".repeat(5000))) {
            for (String url : List.of(codes.url(), portal.portal().url())) {
                Answer answer = new Program(url, bad).issue("guarded", "sms");
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(answer.header("Set-Cookie")).isEmpty();
                assertThat(answer.text("status")).isEqualTo("401");
            }
        }
        assertThat(new Program(codes.url(), key).post("/api/other", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void aPageSessionIsNoKey() {
        portal.account("admin", Role.ADMINISTRATOR);
        Browser browser = portal.signedIn("admin");
        assertThat(browser.post("/api/otp/codes", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeIsGoodForTheKeyThatAskedForItAlone() {
        account("meera");
        Answer issued = program.issue("meera", "sms");
        Answer other = new Program(codes.url(), key("other")).check(issued.text("challenge"), codes.code());
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text("verdict")).isEqualTo("unknown");
        assertThat(program.check(issued.text("challenge"), codes.code()).status())
                .isEqualTo(200);
    }

    @Test
    void codesOfPagesAndOfTheApiAreApart() {
        String phone = account("apart");
        Answer issued = program.issue("apart", "sms");
        String code = codes.code();
        Browser browser = codes.browser();
        browser.post("/index", Map.of("username", "apart", "address", phone));
        assertThat(browser.post("/validate", Map.of("code", code)).statusCode()).isEqualTo(422);
        String challenge = codes.bean(Database.class)
                .jdbc()
                .sql("SELECT id FROM challenge WHERE purpose = 'SIGN_IN' ORDER BY sent_at DESC LIMIT 1")
                .query(String.class)
                .single();
        assertThat(program.check(challenge, codes.code()).status()).isEqualTo(404);
        assertThat(program.check(issued.text("challenge"), code).status()).isEqualTo(200);
    }

    @Test
    void anAccountThatThereIsNotLooksLikeOneThatThereIs() {
        account("known");
        portal.account("addressless", Role.MEMBER);
        List<String> known = story("known");
        int sent = codes.texts().size();
        assertThat(story("unknown")).isEqualTo(known);
        assertThat(story("addressless")).isEqualTo(known);
        assertThat(codes.texts()).hasSize(sent);
        assertThat(program.checkApp("known", "000000").json())
                .isEqualTo(program.checkApp("unknown", "000000").json());
    }

    @Test
    void aHundredGuessesAtOnceCountAsAHundredAndAtMostFiveAreCompared() throws Exception {
        Account account = codes.withPhone("victim", "+919812399999");
        String challenge = program.issue("victim", "sms").text("challenge");
        String code = codes.code();
        String wrong = TestCodeServer.wrong(code);
        List<Callable<String>> guesses = new ArrayList<>();
        for (int i = 0; i < GUESSES; i++) {
            Program one = i % 2 == 0 ? program : new Program(portal.portal().url(), key);
            guesses.add(() -> one.check(challenge, wrong).text("verdict"));
        }
        List<String> verdicts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> answer : threads.invokeAll(guesses)) {
                verdicts.add(answer.get());
            }
        }
        assertThat(verdicts.stream().filter(verdict -> !verdict.equals("waiting")))
                .hasSizeLessThanOrEqualTo(5)
                .allMatch(verdict -> verdict.equals("wrong") || verdict.equals("exhausted"));
        assertThat(codes.bean(Database.class)
                        .jdbc()
                        .sql("SELECT failures FROM attempt WHERE bucket LIKE ?")
                        .param("factor:SMS:" + account.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(GUESSES);
        Answer right = program.check(challenge, code);
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.text("verdict")).isEqualTo("waiting");
        assertThat(Long.parseLong(right.header("Retry-After"))).isPositive();
    }

    @Test
    void theCodeOfAnAppIsAcceptedOnce() {
        Account account = portal.account("app", Role.MEMBER);
        Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
        Apps apps = portal.bean(Apps.class);
        apps.confirm(account.id(), apps.begin(account.id(), "Phone", totp), "Phone", 0);
        String code = totp.at(Instant.now());
        assertThat(program.checkApp("app", code).status()).isEqualTo(200);
        assertThat(program.checkApp("app", code).text("verdict")).isEqualTo("used");
    }

    @Test
    void twoCodesInARowNeedAPause() {
        account("hasty");
        program.issue("hasty", "sms");
        Answer soon = program.issue("hasty", "sms");
        assertThat(soon.status()).isEqualTo(429);
        assertThat(Long.parseLong(soon.header("Retry-After"))).isBetween(1L, 30L);
    }

    @Test
    void whatMakesNoSenseIsToldSo() {
        assertThat(program.post("/api/otp/codes", "not json").status()).isEqualTo(400);
        assertThat(program.post("/api/otp/codes", "{}").text("detail")).contains("account");
        assertThat(program.issue("ravi", "pigeon").text("detail")).contains("sms", "email");
        assertThat(program.check("no-such", "123456").status()).isEqualTo(404);
    }

    @Test
    void theKeyIsInNoTableAndNoAuditRow() {
        account("logged");
        program.issue("logged", "sms");
        List<String> rows = codes.bean(Database.class)
                .jdbc()
                .sql("SELECT action || outcome || COALESCE(detail, '') FROM audit_event"
                        + " UNION ALL SELECT name || key_hash FROM api_key UNION ALL SELECT bucket FROM rate")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(key) || row.contains(codes.code()));
        assertThat(codes.bean(ApiKeys.class).all())
                .anyMatch(one -> one.name().equals("shop") && one.usedAt().isPresent());
    }

    /** What a program is told from asking to the end of the code, without what is random. */
    private List<String> story(String account) {
        List<String> told = new ArrayList<>();
        Answer issued = program.issue(account, "sms");
        told.add(issued.status() + " " + issued.json().keySet()
                + issued.text("to").replaceAll("\\d{3}$", ""));
        for (int i = 0; i < 7; i++) {
            told.add(said(program.check(issued.text("challenge"), "12345x")));
        }
        told.add(said(program.issue(account, "sms")));
        return told;
    }

    private static String said(Answer answer) {
        return answer.status() + answer.response().body().replaceAll("\\d+ seconds?|:\\d+|codes/[\\w-]+", "#");
    }

    private String account(String name) {
        String phone = "+91" + numbers++ + "123";
        codes.with(name, Channel.SMS, phone);
        return phone;
    }

    private String key(String name) {
        return codes.bean(ApiKeys.class).create(name).orElseThrow().text();
    }
}
