package dev.muster.server.codeserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.TestCodeServer;
import dev.muster.server.security.CodeServerSecurity;
import dev.muster.store.Database;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The story of a code on the stand-alone server, alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CodeServerPagesTest {
    private TestCodeServer server;
    private int numbers = 9_876_500;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestCodeServer.start(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aRightCodeGrantsAccessAndLeadsToTheFacePage() {
        String phone = account("right");
        Browser browser = asked("right", phone);
        HttpResponse<String> page = browser.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("one-time-code", "+91 ••••• ••" + phone.substring(phone.length() - 3), "data-countdown=\"29")
                .doesNotContain(phone);

        HttpResponse<String> answer = browser.post("/validate", Map.of("code", spaced(server.code())));
        assertThat(location(answer)).isEqualTo("/success");
        assertThat(browser.get("/success").body()).contains("Access granted", "right");
        assertThat(location(browser.get("/"))).isEqualTo("/success");
        assertThat(browser.get("/face_recognition").headers().firstValue("Location"))
                .contains("http://portal.example:5000/findex");
        assertThat(location(browser.post("/logout", Map.of()))).startsWith("/index");
        assertThat(location(browser.get("/success"))).isEqualTo("/");
    }

    @Test
    void theMessageSaysWhatTheCodeIsForAndBindsItToThisServer() {
        asked("letter", account("letter"));
        assertThat(server.texts().getFirst()).contains("good for 5 min", "@127.0.0.1 #" + server.code());
    }

    @Test
    void aCodeByMailIsGoodToo() {
        server.with("mailed", Channel.EMAIL, "mailed@example.org");
        Browser browser = asked("mailed", "Mailed@Example.org");
        assertThat(browser.get("/").body()).contains("M•••@example.org");
        assertThat(location(browser.post("/validate", Map.of("code", server.code()))))
                .isEqualTo("/success");
    }

    @Test
    void aWrongCodeIsToldSoWithTheTriesLeftAndTheFifthEndsIt() {
        Browser browser = asked("wrong", account("wrong"));
        String code = server.code();
        for (int left = 4; left > 0; left--) {
            HttpResponse<String> answer = browser.post("/validate", Map.of("code", TestCodeServer.wrong(code)));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Tries left with this code: " + left);
        }
        assertThat(browser.post("/validate", Map.of("code", TestCodeServer.wrong(code)))
                        .body())
                .contains("tried wrongly too often");
        HttpResponse<String> late = browser.post("/validate", Map.of("code", code));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Too many wrong codes. Wait");
    }

    @Test
    void aCodeIsGoodOnce() {
        String phone = account("once");
        Browser browser = asked("once", phone);
        String code = server.code();
        assertThat(location(browser.post("/validate", Map.of("code", code)))).isEqualTo("/success");
        assertThat(location(browser.post("/validate", Map.of("code", code)))).isEqualTo("/index");
        assertThat(asked("once", phone).post("/validate", Map.of("code", code)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anExpiredCodeIsToldSo() {
        Browser browser = asked("expired", account("expired"));
        server.bean(Database.class)
                .jdbc()
                .sql(
                        "UPDATE challenge SET expires_at = 1 WHERE account_id = (SELECT id FROM account WHERE name = 'expired')")
                .update();
        HttpResponse<String> answer = browser.post("/validate", Map.of("code", server.code()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("has expired");
    }

    @Test
    void anotherCodeMayBeAskedForAfterAPauseOnly() {
        Browser browser = asked("again", account("again"));
        assertThat(browser.get("/").body()).contains("data-pause=\"");
        assertThat(location(browser.post("/send", Map.of()))).isEqualTo("/");
        assertThat(browser.get("/").body()).contains("Not so fast");
        assertThat(browser.post("/index", form("again", "+919876500000")).statusCode())
                .isEqualTo(429);
    }

    @Test
    void aResentCodeIsGoodAndTheOneBeforeItIsNot() {
        Browser browser = asked("resent", account("resent"));
        String first = server.code();
        twoHoursPass(browser);
        assertThat(location(browser.post("/send", Map.of()))).isEqualTo("/");
        String second = server.code();
        assertThat(second).isNotEqualTo(first);
        assertThat(browser.get("/").body()).contains("another code is on its way there", "data-pause=\"");
        assertThat(browser.post("/validate", Map.of("code", first)).statusCode())
                .isEqualTo(422);
        assertThat(location(browser.post("/validate", Map.of("code", second)))).isEqualTo("/success");
    }

    @Test
    void aCodeIsGoodInTheSessionThatAskedForItAlone() {
        Browser thief = asked("owner", account("owner"));
        String code = server.code();
        Browser other = asked("nobody-else", "+919876500001");
        assertThat(other.post("/validate", Map.of("code", code)).statusCode()).isEqualTo(422);
        assertThat(location(thief.post("/validate", Map.of("code", code)))).isEqualTo("/success");
    }

    @Test
    void whoHasAskedForNothingIsLedToDoSo() {
        Browser browser = server.browser();
        assertThat(location(browser.get("/"))).isEqualTo("/index");
        assertThat(location(browser.get("/success"))).isEqualTo("/");
        assertThat(location(browser.post("/validate", Map.of("code", "123456"))))
                .isEqualTo("/index");
        assertThat(location(browser.post("/send", Map.of()))).isEqualTo("/index");
        assertThat(browser.get("/face_recognition").statusCode()).isEqualTo(302);
    }

    @Test
    void aDisabledAccountGetsNothing() {
        String phone = account("leaver");
        Browser browser = asked("leaver", phone);
        String code = server.code();
        server.bean(Database.class)
                .jdbc()
                .sql("UPDATE account SET status = 'DISABLED' WHERE name = 'leaver'")
                .update();
        assertThat(browser.post("/validate", Map.of("code", code)).statusCode()).isEqualTo(422);
    }

    @Test
    void formsNeedTheirTokenAndAnswersHaveStrictHeaders() {
        Browser browser = server.browser();
        assertThat(browser.postAsIs("/index", form("right", "+919876500002")).statusCode())
                .isEqualTo(403);
        HttpResponse<String> page = browser.get("/index");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        asked("cookies", account("cookies"));
        assertThat(asked("cookies2", "+919876500003").cookies().keySet())
                .contains("MUSTER_OTP_SESSION", "MUSTER_OTP_CSRF")
                .doesNotContain("MUSTER_SESSION", "MUSTER_CSRF");
    }

    @Test
    void nothingOfThePortalIsHere() {
        Browser browser = server.browser();
        for (String path : List.of("/home", "/people", "/findex", "/login", "/code", "/account", "/outbox", "/audit")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
        }
        Set<String> paths = server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/") && !path.startsWith("/delivery/") && !path.equals("/outbox"))
                .collect(Collectors.toSet());
        assertThat(paths).isSubsetOf(Set.copyOf(CodeServerSecurity.PAGES));
    }

    @Test
    void theAuditLogKnowsWhatWasDoneAndNoCode() {
        String phone = account("watched");
        Browser browser = asked("watched", phone);
        String code = server.code();
        browser.post("/validate", Map.of("code", TestCodeServer.wrong(code)));
        browser.post("/validate", Map.of("code", code));
        List<String> rows = server.bean(Database.class)
                .jdbc()
                .sql("SELECT action || ' ' || outcome || ' ' || COALESCE(detail, '') FROM audit_event")
                .query(String.class)
                .list();
        assertThat(rows)
                .contains(
                        "otp-server.send ok SMS",
                        "otp-server.check failed SMS: wrong",
                        "otp-server.check ok SMS: accepted")
                .noneMatch(row -> row.contains(code) || row.contains(phone.substring(3)));
    }

    @Test
    void pagesAreInHindiToo() {
        Browser browser = server.browser();
        assertThat(browser.get("/index?lang=hi").body()).contains("lang=\"hi\"", "कोड भेजें");
    }

    /** As if the code that a browser waits for had been asked for long ago. */
    private void twoHoursPass(Browser browser) {
        server.bean(Database.class)
                .jdbc()
                .sql("UPDATE challenge SET sent_at = sent_at - 7200000")
                .update();
        String id = Objects.requireNonNull(browser.cookies().get("MUSTER_OTP_SESSION"))
                .replaceFirst("\\..*", "");
        age(server.bean(JdbcIndexedSessionRepository.class), id);
    }

    private static <S extends Session> void age(SessionRepository<S> sessions, String id) {
        S session = Objects.requireNonNull(sessions.findById(id));
        AskedCode asked = session.getRequiredAttribute("muster.asked");
        session.setAttribute(
                "muster.asked",
                new AskedCode(
                        asked.to(),
                        asked.decoy(),
                        asked.challengeId(),
                        asked.expiresAt(),
                        asked.sent(),
                        asked.sentAt().minusSeconds(7200)));
        sessions.save(session);
    }

    private String account(String name) {
        String phone = "+91" + numbers++ + "123";
        server.withPhone(name, phone);
        return phone;
    }

    private Browser asked(String name, String address) {
        Browser browser = server.browser();
        HttpResponse<String> answer = browser.post("/index", form(name, address));
        assertThat(location(answer)).as("%s %s", name, answer.statusCode()).isEqualTo("/");
        return browser;
    }

    private static Map<String, String> form(String name, String address) {
        return Map.of("username", name, "address", address);
    }

    private static String spaced(String code) {
        return code.substring(0, 3) + " " + code.substring(3);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElse("")
                .replaceFirst("^http://[^/]+", "")
                .replaceFirst("\\?.*", "");
    }
}
