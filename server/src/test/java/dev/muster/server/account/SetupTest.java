package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts about the link by which the first administrator is made. */
final class SetupTest {
    @TempDir
    private Path data;

    @Test
    void theLinkMakesOneAdministratorAndOpeningItUsesNothingUp() throws IOException {
        try (TestPortal portal = TestPortal.start(data)) {
            assertThat(portal.accounts().all()).isEmpty();
            String path = path(portal);
            Path file = data.resolve("setup-link.txt");
            assertThat(Files.readString(file)).contains(path);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(portal.browser().get(path).statusCode()).isEqualTo(200);
            assertThat(portal.browser().get(path).statusCode()).isEqualTo(200);

            Browser browser = portal.browser();
            assertThat(create(browser, path, "boss").statusCode()).isEqualTo(302);

            Account boss = portal.accounts().byName("boss").orElseThrow();
            assertThat(boss.role()).isEqualTo(Role.ADMINISTRATOR);
            assertThat(boss.personId()).isPresent();
            assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
            assertThat(create(portal.browser(), path, "second").statusCode()).isEqualTo(410);
            assertThat(portal.browser().get(path).statusCode()).isEqualTo(410);
            assertThat(file).doesNotExist();
            assertThat(portal.portal().setupLink()).isEmpty();
        }
    }

    @Test
    void theLinkIsTheSameAfterARestartAndAnotherWhenItsFileIsLost() throws IOException {
        String first;
        try (TestPortal portal = TestPortal.start(data)) {
            first = path(portal);
        }
        try (TestPortal portal = TestPortal.start(data)) {
            assertThat(path(portal)).isEqualTo(first);
            Files.delete(data.resolve("setup-link.txt"));
        }
        try (TestPortal portal = TestPortal.start(data)) {
            assertThat(path(portal)).isNotEqualTo(first);
            assertThat(portal.browser().get(first).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void aWeakPasswordLeavesTheLinkAsItWas() {
        try (TestPortal portal = TestPortal.start(data)) {
            String path = path(portal);
            Browser browser = portal.browser();
            browser.get(path);
            HttpResponse<String> answer = browser.post(
                    "/setup",
                    Map.of("token", token(path), "username", "boss", "password", "password", "repeat", "password"));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("easy to guess");
            assertThat(create(browser, path, "boss").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void withAnAdministratorThereIsNoLink() {
        try (TestPortal portal = TestPortal.start(data)) {
            String path = path(portal);
            portal.account("other", Role.ADMINISTRATOR);

            assertThat(create(portal.browser(), path, "boss").statusCode()).isEqualTo(410);
            assertThat(portal.accounts().all()).hasSize(1);
        }
    }

    private static String path(TestPortal portal) {
        return portal.portal().setupLink().orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    private static String token(String path) {
        return path.substring(path.indexOf("token=") + "token=".length());
    }

    private static HttpResponse<String> create(Browser browser, String path, String name) {
        return browser.post(
                "/setup",
                Map.of(
                        "token",
                        token(path),
                        "username",
                        name,
                        "password",
                        TestPortal.PASSWORD,
                        "repeat",
                        TestPortal.PASSWORD));
    }
}
