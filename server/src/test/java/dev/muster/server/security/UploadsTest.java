package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.TestPortal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not signed in cannot make the portal read files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UploadsTest {
    private static final int PATIENCE_MILLIS = 10_000;

    private TestPortal portal;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    /** The upload never ends; only who does not wait for it answers. */
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/register", "/import"})
    void ofStrangersAreRefusedUnread(String path) throws IOException {
        String upload = """
                POST %s HTTP/1.1
                Host: localhost
                Content-Type: multipart/form-data; boundary=x
                Content-Length: 50000000

                --x
                Content-Disposition: form-data; name="_csrf"

                guess""".formatted(path).replace("\n", "\r\n");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), portal.portal().port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(upload.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 403");
        }
    }
}
