package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.account.AccountShell;
import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Raise;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
import dev.muster.store.factor.SignInPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about sessions: how they begin, what they hold, and what ends them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionsTest {
    private static final String COOKIE = "MUSTER_SESSION";
    private static final Pattern HANDLE = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

    private Path data;
    private TestPortal portal;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder;
        portal = TestPortal.start(folder);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void signingInGivesANewSessionWhateverTheCookieSaid() {
        portal.account("fixed", Role.MEMBER);
        Browser victim = portal.signedIn("fixed");
        String before = victim.cookies().get(COOKIE);

        victim.signIn("fixed", TestPortal.PASSWORD);

        assertThat(victim.cookies().get(COOKIE)).isNotEqualTo(before);
        Browser thief = portal.browser();
        thief.cookies().put(COOKIE, String.valueOf(before));
        assertThat(thief.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void theDatabaseHoldsNoCookieAndNoPassword() {
        portal.account("secret", Role.MEMBER);
        Browser browser = portal.signedIn("secret");
        String cookie = String.valueOf(browser.cookies().get(COOKIE));
        List<String> ids = database()
                .jdbc()
                .sql("SELECT SESSION_ID FROM SPRING_SESSION")
                .query(String.class)
                .list();

        assertThat(ids).doesNotContain(cookie).anyMatch(id -> cookie.startsWith(id.strip() + "."));
        for (String id : ids) {
            Browser thief = portal.browser();
            thief.cookies().put(COOKIE, id.strip());
            assertThat(thief.get("/account").statusCode()).isEqualTo(302);
        }
        List<byte[]> contents = database()
                .jdbc()
                .sql("SELECT ATTRIBUTE_BYTES FROM SPRING_SESSION_ATTRIBUTES")
                .query(byte[].class)
                .list();
        assertThat(contents)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("argon2")
                        .doesNotContain(TestPortal.PASSWORD));
    }

    @Test
    void theCookieIsForThisSiteAndNotForScripts() {
        portal.account("cookie", Role.MEMBER);
        Browser browser = portal.browser();
        browser.get("/");
        HttpResponse<String> answer =
                browser.post("/login", Map.of("username", "cookie", "password", TestPortal.PASSWORD));

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(COOKIE + "=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Path=/"));
    }

    @Test
    void aDisabledAccountIsOutAtOnceAndItsSocketCloses() throws Exception {
        portal.account("leaving", Role.MEMBER);
        Browser browser = portal.signedIn("leaving");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        Closing closing = new Closing();
        WebSocket socket = open(browser, closing);

        // Another process does it: the command at the server's machine.
        try (AccountShell shell = AccountShell.open(DataFolder.existing(data))) {
            shell.disable("leaving");
        }

        closing.closed.get(4, TimeUnit.SECONDS);
        socket.abort();
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void anEndedSessionClosesItsSocket() throws Exception {
        portal.account("two", Role.MEMBER);
        Browser one = portal.signedIn("two");
        Browser other = portal.signedIn("two");
        Closing closing = new Closing();
        WebSocket socket = open(other, closing);
        Matcher handle = HANDLE.matcher(one.get("/account").body());
        assertThat(handle.find()).isTrue();

        one.post("/account/sessions/end", Map.of("session", handle.group(1)));

        closing.closed.get(4, TimeUnit.SECONDS);
        socket.abort();
        assertThat(other.get("/account").statusCode()).isEqualTo(302);
        assertThat(one.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        portal.account("changing", Role.MEMBER);
        Browser here = portal.signedIn("changing");
        Browser elsewhere = portal.signedIn("changing");
        String fresh = "brighter lamp 8 orchards";

        HttpResponse<String> answer = here.post(
                "/account/password", Map.of("current", TestPortal.PASSWORD, "password", fresh, "repeat", fresh));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
        assertThat(portal.browser().signIn("changing", fresh).statusCode()).isEqualTo(302);
    }

    @Test
    void anotherRoleHoldsFromTheNextRequestOn() {
        String id = portal.account("demoted", Role.ADMINISTRATOR).id();
        Browser browser = portal.signedIn("demoted");
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);

        portal.accounts().changeRole(id, Role.MEMBER);

        assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
        assertThat(portal.signedIn("demoted").get("/accounts").statusCode()).isEqualTo(403);
    }

    @Test
    void aKioskStaysSignedInUnlessAProfileWasChosenForIt() {
        Account door = portal.account("door", Role.KIOSK);
        FactorRules rules = portal.bean(FactorRules.class);
        Duration usual = Duration.ofHours(12);
        assertThat(rules.limit(door, usual)).isEqualTo(Duration.ofDays(30));
        assertThat(rules.idle(door, usual)).isEqualTo(Duration.ofDays(7));
        SignInPolicy policy = portal.bean(SignInPolicy.class);
        policy.hold(Role.KIOSK, Optional.of("strict"));
        assertThat(rules.limit(door, usual)).isEqualTo(Profile.STRICT.limit());
        assertThat(rules.idle(door, usual)).isEqualTo(Profile.STRICT.idle());
        policy.hold(Role.KIOSK, Optional.empty());
    }

    @Test
    void aSessionOfTheFutureIsNone() {
        Account account = portal.account("ahead", Role.MEMBER);
        SessionRules rules =
                new SessionRules(portal.bean(Policy.class), portal.bean(FactorRules.class), portal.bean(Clock.class));
        Instant now = portal.bean(Clock.class).instant();
        SignedIn usual = new SignedIn(account.id(), account.securityVersion(), now, Raise.NOTHING);
        assertThat(rules.mayGoOn(usual, account)).isTrue();
        SignedIn ahead =
                new SignedIn(account.id(), account.securityVersion(), now.plus(Duration.ofDays(2)), Raise.NOTHING);
        assertThat(rules.mayGoOn(ahead, account)).isFalse();
    }

    @Test
    void aSessionThatIdledIsOver() {
        portal.account("idle", Role.MEMBER);
        Browser browser = portal.signedIn("idle");

        database()
                .jdbc()
                .sql("UPDATE SPRING_SESSION SET LAST_ACCESS_TIME = 0, EXPIRY_TIME = 1")
                .update();

        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void newSessionsTakeTheIdleLimitOfTheSettings() {
        portal.bean(Policy.class).set(SettingKeys.SESSION_IDLE_MINUTES, "7");
        portal.account("brief", Role.MEMBER);
        portal.signedIn("brief");

        assertThat(database()
                        .jdbc()
                        .sql("SELECT MAX_INACTIVE_INTERVAL FROM SPRING_SESSION ORDER BY CREATION_TIME DESC LIMIT 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(420);
        portal.bean(Policy.class).set(SettingKeys.SESSION_IDLE_MINUTES, "30");
    }

    @Test
    void mostRequestsWriteNothing() {
        portal.account("thrifty", Role.MEMBER);
        Browser browser = portal.signedIn("thrifty");
        long before = lastAccess();
        browser.get("/account");
        browser.get("/account");

        assertThat(lastAccess()).isEqualTo(before);
    }

    @Test
    void sessionsSurviveARestart(@TempDir Path folder) {
        Map<String, String> cookies;
        try (TestPortal first = TestPortal.start(folder)) {
            first.account("lasting", Role.MEMBER, AccountStatus.ACTIVE);
            cookies = first.signedIn("lasting").cookies();
        }
        try (TestPortal second = TestPortal.start(folder)) {
            Browser browser = second.browser();
            browser.cookies().putAll(cookies);
            assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        }
    }

    private long lastAccess() {
        return database()
                .jdbc()
                .sql("SELECT MAX(LAST_ACCESS_TIME) FROM SPRING_SESSION")
                .query(Long.class)
                .single();
    }

    private Database database() {
        return portal.bean(Database.class);
    }

    private WebSocket open(Browser browser, Closing closing) throws Exception {
        String url = portal.portal().url().replace("http://localhost", "ws://127.0.0.1") + "/live";
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", COOKIE + "=" + browser.cookies().get(COOKIE))
                .buildAsync(URI.create(url), closing)
                .get(10, TimeUnit.SECONDS);
    }

    /** Waits for the other side to end. */
    private static final class Closing implements WebSocket.Listener {
        private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(true);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(true);
        }
    }
}
