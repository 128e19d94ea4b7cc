package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Facts about signing in with a name and a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {
    private static final String WRONG = "wrong river 7 lanterns";
    private static final int PARALLEL = 50;
    private static final int SAMPLES = 9;

    private TestPortal portal;
    private String hash = "";

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        hash = portal.bean(Hashing.class).hash(TestPortal.PASSWORD);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    private Account member(String name) {
        return portal.account(name, Role.MEMBER, AccountStatus.ACTIVE, hash);
    }

    @Test
    void fiftyWrongPasswordsAtOnceCountAsFiftyAndTheRightOneIsRefusedAfterwards() throws Exception {
        member("victim");
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            List<Callable<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                attempts.add(() -> portal.browser().signIn("victim", WRONG).statusCode());
            }
            for (Future<Integer> answer : threads.invokeAll(attempts)) {
                assertThat(answer.get()).isEqualTo(401);
            }
        }
        assertThat(failures("name")).contains((long) PARALLEL);

        assertThat(portal.browser().signIn("victim", TestPortal.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBrowserThatSignedInBeforeIsNotLockedOutByAStranger() {
        member("owner");
        Browser own = portal.signedIn("owner");
        own.signOut();
        for (int i = 0; i < 12; i++) {
            portal.browser().signIn("owner", WRONG);
        }
        assertThat(portal.browser().signIn("owner", TestPortal.PASSWORD).statusCode())
                .isEqualTo(401);

        assertThat(own.signIn("owner", TestPortal.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void theDeviceCookieOfOneAccountIsWorthNothingForAnother() {
        member("first");
        member("second");
        Browser browser = portal.signedIn("first");
        browser.signOut();
        for (int i = 0; i < 12; i++) {
            browser.signIn("second", WRONG);
        }
        assertThat(browser.signIn("second", TestPortal.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void unknownWrongDisabledAndPausedAnswerAlike() {
        member("known");
        member("paused");
        portal.account("disabled", Role.MEMBER, AccountStatus.DISABLED, hash);
        portal.account("pending", Role.MEMBER, AccountStatus.PENDING, hash);
        for (int i = 0; i < 11; i++) {
            portal.browser().signIn("paused", WRONG);
        }
        HttpResponse<String> unknown = portal.browser().signIn("nobody", WRONG);

        assertThat(List.of(
                        portal.browser().signIn("known", WRONG),
                        portal.browser().signIn("disabled", TestPortal.PASSWORD),
                        portal.browser().signIn("pending", WRONG),
                        portal.browser().signIn("paused", TestPortal.PASSWORD)))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(unknown.statusCode());
                    assertThat(names(answer)).isEqualTo(names(unknown));
                    assertThat(words(answer)).isEqualTo(words(unknown));
                });
    }

    @Test
    void aPendingAccountWithItsRightPasswordIsToldToWait() {
        portal.account("waiting", Role.MEMBER, AccountStatus.PENDING, hash);

        HttpResponse<String> answer = portal.browser().signIn("waiting", TestPortal.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("waiting for an administrator");
    }

    @Test
    void unknownAndKnownNamesTakeAboutTheSameTime() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            member("timed" + i);
            known.add(millis("timed" + i));
            unknown.add(millis("untimed" + i));
        }
        assertThat(Math.abs(median(known) - median(unknown)))
                .as("known %s, unknown %s", known, unknown)
                .isLessThan(Math.max(40, median(known) / 5));
    }

    @Test
    void aHashFromElsewhereIsUpgradedAtSignIn() {
        String bcrypt = new BCryptPasswordEncoder(4).encode(TestPortal.PASSWORD);
        Account bare = portal.account("bare", Role.MEMBER, AccountStatus.ACTIVE, String.valueOf(bcrypt));
        Account named = portal.account("named", Role.MEMBER, AccountStatus.ACTIVE, "{bcrypt}" + bcrypt);

        assertThat(portal.browser().signIn("bare", TestPortal.PASSWORD).statusCode())
                .isEqualTo(302);
        assertThat(portal.browser().signIn("named", TestPortal.PASSWORD).statusCode())
                .isEqualTo(302);

        for (Account account : List.of(bare, named)) {
            assertThat(portal.accounts().passwordHash(account.id()))
                    .get()
                    .asString()
                    .startsWith("{argon2}$argon2id$");
        }
        assertThat(portal.browser().signIn("bare", TestPortal.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aPasswordIsTheSameHoweverItsCharactersAreComposed() {
        String composed = "caf\u00e9 au lait 42";
        portal.account(
                "accents",
                Role.MEMBER,
                AccountStatus.ACTIVE,
                portal.bean(Hashing.class).hash(composed));

        assertThat(portal.browser().signIn("accents", "cafe\u0301 au lait 42").statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "\\\\evil.example",
                "/%0d%0aX: y\r\nZ: 1"
            })
    void signingInLeadsNowhereElse(String next) {
        if (portal.accounts().byName("traveller").isEmpty()) {
            member("traveller");
        }
        Browser browser = portal.browser();
        browser.get("/");
        HttpResponse<String> answer =
                browser.post("/login", Map.of("username", "traveller", "password", TestPortal.PASSWORD, "next", next));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(path(answer)).isEqualTo("/home");
    }

    @Test
    void signingInLeadsBackToThePageThatAskedForIt() {
        member("returning");
        Browser browser = portal.browser();
        HttpResponse<String> asked = browser.get("/account?lang=en");
        assertThat(path(asked)).isEqualTo("/?next=%2Faccount%3Flang%3Den");
        assertThat(browser.get(path(asked)).body()).contains("name=\"next\" value=\"/account?lang=en\"");

        HttpResponse<String> answer = browser.post(
                "/login", Map.of("username", "returning", "password", TestPortal.PASSWORD, "next", "/account?lang=en"));
        assertThat(path(answer)).isEqualTo("/account?lang=en");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        member("careful");
        Browser browser = portal.browser();
        browser.get("/");

        assertThat(browser.postAsIs("/login", Map.of("username", "careful", "password", TestPortal.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        assertThat(portal.signedIn("careful").postAsIs("/logout", Map.of()).statusCode())
                .isEqualTo(403);
    }

    private long millis(String name) {
        Browser browser = portal.browser();
        browser.get("/");
        long start = System.nanoTime();
        browser.post("/login", Map.of("username", name, "password", WRONG));
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private List<Long> failures(String kind) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("SELECT failures FROM attempt WHERE bucket LIKE ?")
                .param(kind + ":%")
                .query(Long.class)
                .list();
    }

    /** What a reader sees: without tokens, and without the name that was typed. */
    private static String words(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("(csrf-token\" content|name=\"_csrf\" value|name=\"username\" value)=\"[^\"]*\"", "$1");
    }

    private static List<String> names(HttpResponse<String> answer) {
        return answer.headers().map().keySet().stream()
                .filter(name -> !name.equals("content-length"))
                .sorted()
                .toList();
    }

    private static String path(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
