package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.TestPortal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about the headers of every answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HeadersTest {
    private TestPortal portal;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/css/app.css", "/accounts", "/nothing-here", "/register"})
    void everyAnswerHasStrictHeaders(String path) {
        HttpResponse<String> answer = portal.browser().get(path);

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=(self)");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    }

    @Test
    void withoutTlsNobodyIsToldToComeBackWithIt() {
        assertThat(portal.browser().get("/").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void pagesAreNotKeptByBrowsersAndAssetsAre() {
        assertThat(header(portal.browser().get("/"), "Cache-Control")).contains("no-store");
        assertThat(header(portal.browser().get("/css/app.css"), "Cache-Control"))
                .contains("max-age");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
