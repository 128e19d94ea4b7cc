package dev.muster.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProblemsTest {
    @TempDir
    private static Path data;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(data);
        portal.account("Asha", Role.ADMINISTRATOR);
        portal.account("Door", Role.KIOSK);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void aProgramGetsAProblemDocument() throws Exception {
        HttpResponse<String> answer = send("/login", "application/json", "en");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":403", "\"title\":\"You may not open this\"", "\"instance\":\"/login\"");
    }

    @Test
    void aBrowserGetsAPageInItsLanguage() throws Exception {
        HttpResponse<String> answer = send("/login", "text/html", "hi-IN,hi;q=0.9");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<html lang=\"hi\">", "आप इसे नहीं खोल सकते");
    }

    @Test
    void aQueryChangesTheLanguageAndACookieKeepsIt() {
        Browser browser = portal.browser();

        assertThat(browser.get("/?lang=hi").body()).contains("<html lang=\"hi\">");
        assertThat(browser.get("/").body()).contains("<html lang=\"hi\">");
        assertThat(browser.get("/?lang=en").body()).contains("<html lang=\"en\">");
        assertThat(browser.get("/?lang=xx").body()).contains("<html lang=\"en\">");
    }

    @Test
    void aMissingPageSaysNothingOfTheInside() {
        HttpResponse<String> answer = portal.signedIn("Asha").get("/people/../nowhere-%3Cscript%3E");

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("<script>", "Exception", "springframework", "Tomcat");
    }

    @Test
    void aRefusedAddressIsWordedByTheServerItself() throws IOException {
        assertThat(raw("GET /%%\\|{} HTTP/1.1\r\nHost: x\r\nAccept-Language: hi\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("<h1>")
                .doesNotContain("Tomcat", "Exception");
    }

    @Test
    void anUploadBeyondTheLimitIsSaidToBeTooLarge() throws Exception {
        byte[] photo = new byte[65 * 1024 * 1024];
        String cookies = portal.signedIn("Asha").cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String head = "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address("/import"))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .header("Cookie", cookies)
                                .POST(HttpRequest.BodyPublishers.concat(
                                        HttpRequest.BodyPublishers.ofString(head),
                                        HttpRequest.BodyPublishers.ofByteArray(photo),
                                        HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("That file is too large");
    }

    @Test
    void aFullDiskIsSaidInASentenceAndLosesNothing(@TempDir Path small) throws Exception {
        try (TestPortal full = TestPortal.start(small)) {
            full.account("Ravi", Role.ADMINISTRATOR);
            Browser browser = full.signedIn("Ravi");
            browser.get("/people/new");
            fill(full.bean(Database.class));
            String name = "x".repeat(120);
            HttpResponse<String> answer = browser.post("/people", Map.of("name", name, "externalId", "1"));
            for (int i = 2; answer.statusCode() != 507 && i < 200; i++) {
                answer = browser.post("/people", Map.of("name", name, "externalId", String.valueOf(i)));
            }
            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(answer.body()).contains("Nothing could be saved").doesNotContain("SQLITE", "Exception");
            assertThat(browser.get("/people").statusCode()).isEqualTo(200);
        }
    }

    /** Lets none of the pool's connections make the database larger, as a full disk would. */
    private static void fill(Database database) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                Connection connection = database.connection();
                all.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA max_page_count = 1"); // that is: the pages there are
                }
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    void theStartPageOfAKioskIsTheLivePage() {
        assertThat(portal.signedIn("Door").get("/home").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/findex"));
    }

    @Test
    void theStartPageGreetsAnAdministrator() {
        HttpResponse<String> page = portal.signedIn("Asha").get("/home");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Asha", "First steps");
    }

    private static HttpResponse<String> send(String path, String accept, String language) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address(path))
                                .header("Accept", accept)
                                .header("Accept-Language", language)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return URI.create(portal.portal().url().replace("//localhost:", "//127.0.0.1:") + path);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), portal.portal().port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
