package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.SelfSigned;
import dev.muster.server.TestPortal;
import dev.muster.server.TlsFiles;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts about TLS, and about what a portal believes of a proxy. */
final class SecureTransportTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final String FORWARDED = "203.0.113.9";

    @TempDir
    private Path data;

    @Test
    void behindTlsBrowsersComeBackWithItAndCookiesStayInIt() throws Exception {
        TlsFiles tls = SelfSigned.in(DataFolder.open(data), "127.0.0.1", Clock.systemUTC());
        try (TestPortal portal = TestPortal.start(data, options -> options.withTls(Optional.of(tls)));
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(tls)).build()) {
            HttpResponse<String> page = wrongSignIn(client, portal.portal().url());
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(header -> assertThat(header).contains("max-age="));
            assertThat(page.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("HttpOnly"));
        }
    }

    @Test
    void aStrangersForwardedHeadersAreNotBelieved() throws Exception {
        try (TestPortal portal = TestPortal.start(data);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = wrongSignIn(client, portal.portal().url());
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(addressInTheLog(portal)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aProxysAreWhereTheyWereAskedFor() throws Exception {
        try (TestPortal portal = TestPortal.start(data, options -> options.withBehindProxy(true));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = wrongSignIn(client, portal.portal().url());
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(addressInTheLog(portal)).isEqualTo(FORWARDED);
        }
    }

    private static HttpResponse<String> wrongSignIn(HttpClient client, String url) throws Exception {
        HttpResponse<String> form = client.send(request(url, "/forgot").build(), BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(form.body());
        assertThat(token.find()).isTrue();
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        String fields = "username=nobody&password=wrong-password&_csrf=" + token.group(1);
        client.send(
                request(url, "/login")
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.discarding());
        return form;
    }

    private static HttpRequest.Builder request(String url, String path) {
        return HttpRequest.newBuilder(URI.create(url.replace("localhost", "127.0.0.1") + path))
                .header("X-Forwarded-For", FORWARDED)
                .header("X-Forwarded-Proto", "https");
    }

    private static String addressInTheLog(TestPortal portal) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("SELECT address FROM audit_event WHERE action = 'sign-in'")
                .query(String.class)
                .single();
    }

    private static SSLContext trusting(TlsFiles tls) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(tls.certificate())) {
            trusted.setCertificateEntry(
                    "muster", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
