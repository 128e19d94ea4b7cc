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
    private static final int TRIES = 5;

    private FacePortal portal;
    private List<Frame> man = List.of();
    private List<byte[]> jpegs = List.of();

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        man = clip("expression-d12.mp4");
        jpegs = Actors.jpegs(man);
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
        String challenge = passed(browser);
        assertThat(browser.post("/face/done", Map.of("challenge", challenge, "next", "/account"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/account");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(refusals("man")).anyMatch(line -> line.contains("frames repeat those of an earlier attempt"));
    }

    @Test
    void anotherPersonsLiveFaceIsRefused() throws Exception {
        portal.enrolled("other", clip("expression-d18.mp4").getFirst());
        assertThat(refusals("other")).anyMatch(line -> line.contains("the face is somebody else's"));
    }

    /** The challenge of an attempt that passed; on a busy machine the clip's one small turn may be missed. */
    private String passed(Browser browser) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            String challenge = FaceClient.challenge(browser);
            try (FaceClient client =
                    FaceClient.open(portal.origin(), browser, challenge).orElseThrow()) {
                if (client.show(film()).equals("passed")) {
                    return challenge;
                }
            }
        }
        throw new AssertionError(portal.audited("man"));
    }

    /** What the log says of attempts with the man's clip, each of which must be refused; the newest reached the end. */
    private List<String> refusals(String name) throws InterruptedException {
        List<String> said = List.of();
        for (int i = 0; i < TRIES && said.stream().noneMatch(line -> line.contains("repeated from earlier")); i++) {
            assertThat(portal.attempt(portal.owing(name), film())).isEqualTo("failed");
            said = portal.audited(name).stream()
                    .filter(line -> line.startsWith("failed"))
                    .toList();
        }
        return said;
    }

    private Actor film() {
        return Actors.film(jpegs, RATE);
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
