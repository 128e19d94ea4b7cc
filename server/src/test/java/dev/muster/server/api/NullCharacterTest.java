package dev.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Role;
import dev.muster.store.factor.ApiKeys;
import dev.muster.testkit.PostgresServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL takes no U+0000 in a text: whatever holds one is a bad request, and no failure of the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NullCharacterTest {
    private static final String NULL = String.valueOf('\0');

    private TestPortal portal;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        Files.writeString(
                data.resolve("muster.properties"),
                "db.url=%s%ndb.user=%s%ndb.password=%s%n"
                        .formatted(PostgresServer.freshDatabase(), PostgresServer.USER, PostgresServer.PASSWORD));
        portal = TestPortal.start(data);
        portal.account("null", Role.ADMINISTRATOR);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void noFormHoldsOne() {
        Browser browser = portal.signedIn("null");
        Map<String, List<String>> fields = Map.of(
                "/account/devices/remove", List.of("id"),
                "/account/devices/rename", List.of("id", "name"),
                "/account/passkeys/remove", List.of("id"),
                "/account/factors/remove", List.of("id"),
                "/account/sessions/end", List.of("session"),
                "/people/new", List.of("name", "externalId"),
                "/login", List.of("username"));
        fields.forEach((path, names) -> names.forEach(
                name -> assertThat(browser.post(path, holding(name)).statusCode())
                        .as("%s of %s", name, path)
                        .isEqualTo(400)));
        HttpResponse<String> page = browser.post("/face/done?challenge=%00", Map.of());
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("</html>");
        assertThat(browser.get("/people?q=%00").statusCode()).isEqualTo(400);
        assertThat(browser.get("/people").statusCode()).isEqualTo(200);
    }

    /** A form that is right but for one field. */
    private static Map<String, String> holding(String field) {
        Map<String, String> form = new HashMap<>(Map.of("name", "Asha", "password", "x"));
        form.put(field, "a" + NULL + "b");
        return form;
    }

    @Test
    void noNameOfAFileHoldsOne() {
        Browser browser = portal.signedIn("null");
        byte[] list = "name\nAsha\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                browser.upload("/import?declared=true", "files", "filename*=UTF-8''people%00.csv", list);
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void noJsonHoldsOne() {
        String key = portal.bean(ApiKeys.class).create("shop").orElseThrow().text();
        Program program = new Program(portal.portal().url(), key);
        assertThat(program.issue("a" + NULL, "sms").status()).isEqualTo(400);
        assertThat(program.checkApp("a" + NULL, "123456").status()).isEqualTo(400);
        assertThat(program.check("none", NULL + "1").status()).isEqualTo(400);
        assertThat(program.check("%00", "123456").status()).isEqualTo(400);
        assertThat(program.issue("nobody", "sms").status()).isEqualTo(202);
        assertThat(portal.bean(Database.class).isPostgresql()).isTrue();
    }
}
