package dev.muster.server.liveface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.frame.Frame;
import dev.muster.server.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clips of real people, with the shipped limits; the prompts are those that a clip happens to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClipSignInTest {
    private static final int RATE = 15;

    private FacePortal portal;
    private List<Frame> man = List.of();

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        man = clip("expression-d12.mp4");
        portal = FacePortal.asking(data, "BLINK TURN_RIGHT");
    }

    @AfterAll
    void stop() {
        if (portal != null) {
            portal.close();
        }
    }

    @Test
    void aRightAttemptSignsInAndARecordingOfItDoesNot() throws Exception {
        portal.enrolled("man", man.getFirst());
        Browser browser = portal.owing("man");
        String challenge = FaceClient.challenge(browser);
        try (FaceClient client =
                FaceClient.open(portal.origin(), browser, challenge).orElseThrow()) {
            assertThat(client.show(Actors.film(Actors.jpegs(man), RATE)))
                    .as("%s", portal.audited("man"))
                    .isEqualTo("passed");
        }
        assertThat(browser.post("/face/done", Map.of("challenge", challenge, "next", "/account"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/account");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(portal.attempt(portal.owing("man"), Actors.film(Actors.jpegs(man), RATE)))
                .isEqualTo("failed");
        assertThat(portal.audited("man").getLast()).contains("frames repeat those of an earlier attempt");
    }

    @Test
    void anotherPersonsLiveFaceIsRefused() throws Exception {
        portal.enrolled("other", clip("expression-d18.mp4").getFirst());
        assertThat(portal.attempt(portal.owing("other"), Actors.film(Actors.jpegs(man), RATE)))
                .isEqualTo("failed");
        assertThat(portal.audited("other").getLast()).contains("the face is somebody else's");
    }

    @Test
    void twoPersonsSwappedHalfWayAreRefused() throws Exception {
        List<Frame> first = clip("expression-d14.mp4");
        portal.enrolled("swapped", man.getFirst());
        List<Frame> swapped = new ArrayList<>(first.subList(0, Math.min(36, first.size())));
        swapped.addAll(man);
        assertThat(portal.attempt(portal.owing("swapped"), Actors.film(Actors.jpegs(swapped), RATE)))
                .isEqualTo("failed");
    }

    private static List<Frame> clip(String name) throws Exception {
        Optional<List<Frame>> frames = FacePortal.clip(name, RATE);
        return frames.orElseGet(() -> Assumptions.abort("no clips beside the project"));
    }
}
