package dev.muster.server.codeserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestCodeServer;
import dev.muster.server.TestPortal;
import dev.muster.store.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The portal and the stand-alone server for codes on the same data: what one gives, the other does not take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApartTest {
    private TestPortal portal;
    private TestCodeServer codes;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        codes = TestCodeServer.start(data);
    }

    @AfterAll
    void stop() {
        codes.close();
        portal.close();
    }

    @Test
    void aCodeOfOneIsNeverGoodInTheOther() {
        portal.account("asha", Role.MEMBER);
        codes.withPhone("asha", "+919812345123");
        Browser inPortal = portal.signedIn("asha");
        String portals = codes.code();
        Browser inCodes = asked("asha", "+919812345123");
        String alone = codes.code();
        assertThat(alone).isNotEqualTo(portals);

        assertThat(inPortal.post("/code", Map.of("code", alone)).statusCode()).isEqualTo(422);
        assertThat(inCodes.post("/validate", Map.of("code", portals)).statusCode())
                .isEqualTo(422);
        assertThat(path(inPortal.post("/code", Map.of("code", portals)))).isEqualTo("/home");
        assertThat(path(inCodes.post("/validate", Map.of("code", alone)))).isEqualTo("/success");
    }

    @Test
    void aSessionOfOneIsNoneInTheOther() {
        portal.account("ravi", Role.ADMINISTRATOR);
        Browser signedIn = portal.signedIn("ravi");
        assertThat(signedIn.get("/home").statusCode()).isEqualTo(200);
        codes.withPhone("meera", "+919812345124");
        Browser granted = asked("meera", "+919812345124");
        granted.post("/validate", Map.of("code", codes.code()));
        assertThat(granted.get("/success").statusCode()).isEqualTo(200);

        Browser thief = portal.browser();
        thief.cookies().put("MUSTER_SESSION", cookie(granted, "MUSTER_OTP_SESSION"));
        assertThat(path(thief.get("/home"))).startsWith("/?next");
        Browser other = codes.browser();
        other.cookies().put("MUSTER_OTP_SESSION", cookie(signedIn, "MUSTER_SESSION"));
        assertThat(path(other.get("/success"))).isEqualTo("/");
    }

    private Browser asked(String name, String phone) {
        Browser browser = codes.browser();
        assertThat(path(browser.post("/index", Map.of("username", name, "address", phone))))
                .isEqualTo("/");
        return browser;
    }

    private static String cookie(Browser browser, String name) {
        return Objects.requireNonNull(browser.cookies().get(name));
    }

    private static String path(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
