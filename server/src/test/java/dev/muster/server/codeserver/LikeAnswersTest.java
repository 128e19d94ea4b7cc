package dev.muster.server.codeserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestCodeServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A stranger cannot tell which accounts and addresses there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LikeAnswersTest {
    private static final int SAMPLES = 7;
    private static final String WRONG = "12345x";

    private TestCodeServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestCodeServer.start(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theWholeStoryIsTheSameForWhomThereIsAndWhomThereIsNot() {
        server.withPhone("meera", "+919812345678");
        server.withPhone("elsewhere", "+919812345679");

        int before = server.texts().size();

        List<String> known = story("meera", "+919812345678");
        assertThat(server.texts()).hasSize(before + 1);
        assertThat(story("meeri", "+919812345678")).isEqualTo(known);
        assertThat(story("elsewhere", "+919812345678")).isEqualTo(known);
        assertThat(server.texts()).hasSize(before + 1);
    }

    @Test
    void theNthNameFromOneVisitorPausesAlike() {
        server.withPhone("asked-often", "+919812345670");
        List<Integer> known = statuses("asked-often", "+919812345670");
        List<Integer> unknown = statuses("never-there", "+919812345670");
        assertThat(known).isEqualTo(unknown).contains(302, 429);
    }

    @Test
    void itTakesAboutTheSameTime() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            String phone = "+9198123456" + (10 + i);
            server.withPhone("timed" + i, phone);
            known.add(millis("timed" + i, phone));
            unknown.add(millis("untimed" + i, phone));
        }
        assertThat(Math.abs(median(known) - median(unknown)))
                .as("known %s, unknown %s", known, unknown)
                .isLessThan(Math.max(40, median(known) / 5));
    }

    /** What a visitor sees from asking to the end of the code, without what he typed and without the seconds. */
    private List<String> story(String name, String phone) {
        Browser browser = server.browser();
        List<String> seen = new ArrayList<>();
        seen.add(shown(browser.post("/index", Map.of("username", name, "address", phone)), name));
        seen.add(shown(browser.get("/"), name));
        seen.add(shown(browser.post("/send", Map.of()), name));
        seen.add(shown(browser.get("/"), name));
        for (int i = 0; i < 7; i++) {
            seen.add(shown(browser.post("/validate", Map.of("code", WRONG)), name));
        }
        seen.add(shown(browser.get("/success"), name));
        return seen;
    }

    private static String shown(HttpResponse<String> answer, String name) {
        // Said every hundred requests, whoever asks.
        Set<String> headers = new TreeSet<>(answer.headers().map().keySet());
        headers.removeAll(Set.of("connection", "keep-alive"));
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("").replaceAll("\\d+", "") + " "
                + headers
                + answer.body()
                        .replaceAll("(value|content)=\"[\\w-]{40,}={0,2}\"", "")
                        .replaceAll("\\b\\d+(:\\d\\d)?\\b( seconds?)?", "#")
                        .replace(name, "");
    }

    private List<Integer> statuses(String name, String phone) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(server.browser()
                    .post("/index", Map.of("username", name, "address", phone))
                    .statusCode());
        }
        return statuses;
    }

    private long millis(String name, String phone) {
        Browser browser = server.browser();
        long start = System.nanoTime();
        browser.post("/index", Map.of("username", name, "address", phone));
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
