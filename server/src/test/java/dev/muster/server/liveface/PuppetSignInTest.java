package dev.muster.server.liveface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.server.Browser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Puppets that do whatever random prompts ask; attack detection is off here, and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PuppetSignInTest {
    private static final int MANY = 20;

    private FacePortal portal;
    private Actors.Wardrobe wardrobe;
    private Frame photo;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = FacePortal.forPuppets(data);
        Puppet puppet = new Puppet(Puppet.Person.SOMEBODY_ELSE, portal.portal.bean(FaceEngine.class), 1);
        photo = Frame.of(puppet.seen(Puppet.Act.REST), Instant.EPOCH);
        wardrobe = new Actors.Wardrobe(puppet);
        wardrobe.prepare();
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void whoeverDoesWhatIsAskedSignsIn() throws Exception {
        portal.enrolled("willing", photo);
        Browser browser = portal.owing("willing");
        signsIn(browser);
    }

    @Test
    void ofTwentyAtOnceAllEndRightlyAndThoseWhoWaitSeeIt() throws Exception {
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            portal.enrolled("many" + i, photo);
            browsers.add(portal.owing("many" + i));
        }
        int waited = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(MANY)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (Browser browser : browsers) {
                all.add(threads.submit(() -> signsIn(browser)));
            }
            for (Future<Boolean> one : all) {
                waited += one.get() ? 1 : 0;
            }
        }
        assertThat(waited)
                .isGreaterThanOrEqualTo(MANY - 2 * Runtime.getRuntime().availableProcessors());
    }

    /** Whether it had to wait. */
    private boolean signsIn(Browser browser) throws InterruptedException {
        try (FaceClient client = FaceClient.open(portal.origin(), browser, FaceClient.challenge(browser))
                .orElseThrow()) {
            String ending = client.show(new Actors.Willing(wardrobe));
            assertThat(ending).as("%s", client.heard()).isEqualTo("passed");
            return client.heard("waiting").stream()
                    .anyMatch(one -> one.path("words").asString().contains("before you")
                            || one.path("before").asInt() == 0);
        }
    }

    @Test
    void aForgedDoneIsRefused() {
        portal.enrolled("forger", photo);
        Browser browser = portal.owing("forger");
        String challenge = FaceClient.challenge(browser);
        assertThat(browser.post("/face/done", Map.of("challenge", challenge))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/face");
    }
}
