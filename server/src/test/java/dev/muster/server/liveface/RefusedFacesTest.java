package dev.muster.server.liveface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.code.Letters;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.liveface.FaceAttempts;
import dev.muster.store.outbox.Outbox;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the socket and its judge refuse, with the limits and prompts as shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusedFacesTest {
    private static final int TURNS = 24;
    private static final int FRAMES = 12;

    /** What takes long begins at once, beside everything else. */
    private final Map<String, CompletableFuture<String>> endings = new HashMap<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private FacePortal portal;
    private Frame photo;
    private BufferedImage still;
    private Set<String> hostile = Set.of();

    @BeforeAll
    void start(@TempDir Path data) {
        portal = FacePortal.taking(data, TURNS);
        Puppet puppet = new Puppet(Puppet.Person.SOMEBODY_ELSE, portal.portal.bean(FaceEngine.class), 1);
        still = puppet.seen(Puppet.Act.REST);
        photo = Frame.of(still, Instant.EPOCH);
        byte[] jpeg = Actors.jpeg(still);
        begin("silent", _ -> Optional.empty());
        begin("still", _ -> Optional.of(jpeg));
        begin("moved", Actors.picture(this::swayed));
        begin(
                "looped",
                Actors.loop(IntStream.range(0, 20)
                        .mapToObj(this::swayed)
                        .map(Actors::jpeg)
                        .toList()));
        Map<String, byte[]> pictures = HostilePictures.of(still);
        pictures.forEach((name, picture) -> begin(name, Actors.few(picture, FRAMES)));
        hostile = pictures.keySet();
    }

    private void begin(String name, Actor actor) {
        portal.enrolled(name, photo);
        Browser browser = portal.owing(name);
        endings.put(name, CompletableFuture.supplyAsync(() -> attempted(browser, actor), threads));
    }

    private String ending(String name) {
        return Objects.requireNonNull(endings.get(name)).join();
    }

    private long failures(String name) {
        return portal.portal
                .bean(FaceAttempts.class)
                .failures(portal.portal.accounts().byName(name).orElseThrow().id());
    }

    @AfterAll
    void stop() {
        threads.close();
        portal.close();
    }

    @Test
    void photosAndLoopsOfThemAreRefused() {
        for (String name : List.of("still", "moved", "looped")) {
            assertThat(ending(name)).as(name).isEqualTo("failed");
            assertThat(portal.audited(name)).singleElement().asString().startsWith("failed: ");
            assertThat(failures(name)).as(name).isOne();
        }
    }

    /** Whatever a picture does to its judge, the attempt ends with an answer, and counts. */
    @Test
    void picturesThatNoCameraMakesAreRefusedAndCount() {
        assertThat(hostile).isNotEmpty();
        for (String name : hostile) {
            assertThat(ending(name)).as(name).isEqualTo("failed");
            assertThat(portal.audited(name)).as(name).singleElement().asString().startsWith("failed: ");
            assertThat(failures(name)).as(name).isOne();
        }
    }

    private String attempted(Browser browser, Actor actor) {
        try {
            return portal.attempt(browser, actor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Test
    void framesInWrongOrderAreRefused() throws Exception {
        portal.enrolled("order", photo);
        byte[] jpeg = Actors.jpeg(still);
        try (FaceClient client = opened(portal.owing("order"))) {
            client.awaitTurn();
            long now = System.currentTimeMillis();
            client.send(now, jpeg);
            client.send(now + 200, jpeg);
            client.send(now + 100, jpeg);
            assertThat(client.ending()).isEqualTo("failed");
        }
        assertThat(portal.audited("order").getLast()).contains("captured before the one that came before it");
    }

    @Test
    void whatIsNoPictureIsRefused() throws Exception {
        portal.enrolled("bytes", photo);
        byte[] text = "GIF89a and so on, but no picture".getBytes(StandardCharsets.UTF_8);
        byte[] damaged = Actors.jpeg(still);
        Arrays.fill(damaged, 200, damaged.length, (byte) 7);
        for (byte[] content : List.of(text, damaged, new byte[0])) {
            try (FaceClient client = opened(portal.owing("bytes"))) {
                client.awaitTurn();
                for (int i = 0; i < 6; i++) {
                    client.send(System.currentTimeMillis() + i, content);
                    Thread.sleep(60);
                }
                assertThat(client.ending()).isEqualTo("failed");
            }
            assertThat(portal.audited("bytes").getLast()).contains("no pictures");
        }
    }

    @Test
    void aForgedDoneIsRefusedAndWrittenDown() throws Exception {
        portal.enrolled("forger", photo);
        Browser browser = portal.owing("forger");
        String challenge = FaceClient.challenge(browser);
        assertThat(done(browser, challenge)).endsWith("/face");
        assertThat(done(browser, "")).endsWith("/face");
        assertThat(portal.audited("forger")).hasSize(2).allMatch(line -> line.startsWith("refused: "));
        try (FaceClient client =
                FaceClient.open(portal.origin(), browser, challenge).orElseThrow()) {
            client.awaitTurn();
            client.say("{\"type\":\"passed\"}");
            client.say("{\"camera\":\"OBS Virtual Camera\",\"rate\":1000}");
            client.say("done");
            assertThat(done(browser, challenge)).endsWith("/face");
            client.send(System.currentTimeMillis(), Actors.jpeg(still));
            client.send(1, Actors.jpeg(still));
            assertThat(client.ending()).isEqualTo("failed");
        }
        assertThat(done(browser, challenge)).endsWith("/face");
        assertThat(portal.audited("forger"))
                .anyMatch(line -> line.contains("OBS Virtual Camera") && line.contains("1000.0 frames a second"));
    }

    @Test
    void aChallengeIsOpenedOnceByItsOwnSessionAndAccount() throws Exception {
        portal.enrolled("owner", photo);
        portal.enrolled("stranger", photo);
        Browser owner = portal.owing("owner");
        String challenge = FaceClient.challenge(owner);
        for (Browser other : List.of(portal.owing("owner"), portal.owing("stranger"))) {
            try (FaceClient client =
                    FaceClient.open(portal.origin(), other, challenge).orElseThrow()) {
                assertThat(client.ending()).isEqualTo("over");
            }
        }
        try (FaceClient one = FaceClient.open(portal.origin(), owner, challenge).orElseThrow();
                FaceClient two =
                        FaceClient.open(portal.origin(), owner, challenge).orElseThrow()) {
            one.awaitTurn();
            assertThat(two.ending()).isEqualTo("over");
        }
        try (FaceClient again =
                FaceClient.open(portal.origin(), owner, challenge).orElseThrow()) {
            assertThat(again.ending()).isEqualTo("over");
        }
        assertThat(portal.audited("owner")).isNotEmpty().allMatch(line -> line.startsWith("refused: "));
    }

    @Test
    void aTurnInWhichNothingIsShownCountsAsNothing() {
        assertThat(ending("silent")).isEqualTo("unused");
        assertThat(failures("silent")).isZero();
    }

    @Test
    void afterTenFailuresThereIsAPauseAndTheOtherWayStays() {
        String account = portal.enrolled("stubborn", photo).id();
        portal.portal
                .bean(CodeAddresses.class)
                .add(account, Address.of(Channel.EMAIL, "stubborn@example.org"), "Mail", true);
        FaceAttempts attempts = portal.portal.bean(FaceAttempts.class);
        for (int i = 0; i < FaceAttempts.ALLOWANCE; i++) {
            attempts.admit(account);
            attempts.failed(account);
        }
        Browser browser = portal.owing("stubborn");
        assertThat(browser.get("/face").body()).contains("Too many attempts", "/code");
        assertThat(browser.post("/face/challenge", Map.of()).statusCode()).isEqualTo(422);
        assertThat(portal.owing("stubborn").get("/face").statusCode()).isEqualTo(200);
    }

    @Test
    void aFaceThatIsOffIsRenewedByOtherFactorsAndByNoMailbox() {
        Account account = portal.enrolled("worn", photo);
        portal.portal.bean(SignInPolicy.class).hold(Role.MANAGER, Optional.of("seed"));
        portal.portal.accounts().changeRole(account.id(), Role.MANAGER);
        CodeAddresses addresses = portal.portal.bean(CodeAddresses.class);
        addresses.add(account.id(), Address.of(Channel.EMAIL, "worn@example.org"), "Mail", true);
        FaceAttempts attempts = portal.portal.bean(FaceAttempts.class);
        Letters letters = new Letters(portal.portal.bean(Outbox.class));
        Browser paused = owingByCode("worn", letters);
        for (int i = 0; i < FaceAttempts.ALLOWANCE; i++) {
            attempts.admit(account.id());
            attempts.failed(account.id());
        }
        // A pause is waited for.
        assertThat(paused.get("/face").body()).doesNotContain("/face/renew");
        paused.post("/face/renew", Map.of());
        assertThat(attempts.failures(account.id())).isEqualTo(FaceAttempts.ALLOWANCE);

        portal.portal
                .bean(Database.class)
                .jdbc()
                .sql("UPDATE face_failure SET judged = ? WHERE account_id = ?")
                .params(FaceAttempts.MOST_FAILURES, account.id())
                .update();
        assertThat(paused.get("/face").body()).contains("switched off").doesNotContain("/face/renew");
        paused.post("/face/renew", Map.of());
        assertThat(attempts.failures(account.id())).isEqualTo(FaceAttempts.MOST_FAILURES);

        addresses.remove(account.id(), addresses.of(account.id()).getFirst().id());
        addresses.add(account.id(), Address.of(Channel.SMS, "+919876543199"), "Phone", true);
        Browser owner = owingByCode("worn", letters);
        assertThat(owner.get("/face").body()).contains("/face/renew");
        assertThat(owner.post("/face/renew", Map.of())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/face");
        assertThat(owner.get("/face").body())
                .contains("Your face counts again")
                .doesNotContain("face was switched off");
        assertThat(attempts.failures(account.id())).isZero();
        assertThat(letters.all().getFirst()).contains("switched off after many failed attempts, and is on again");
        assertThat(owner.get("/home").headers().firstValue("Location").orElse(""))
                .contains("/face");
    }

    private Browser owingByCode(String name, Letters letters) {
        Browser browser = portal.owing(name);
        browser.get("/code");
        browser.post("/code", Map.of("code", letters.code()));
        return browser;
    }

    @Test
    void onlyOwnPagesOfWhoeverOwesAFaceOpenASocket() {
        portal.enrolled("origin", photo);
        Browser browser = portal.owing("origin");
        String challenge = FaceClient.challenge(browser);
        assertThat(FaceClient.open(portal.origin(), browser, challenge, "http://evil.example"))
                .isEmpty();
        assertThat(FaceClient.open(portal.origin(), portal.portal.browser(), challenge))
                .isEmpty();
    }

    @Test
    void whoeverHasNoFaceIsSentToSetOneUpAndGetsNoChallenge() {
        portal.portal.account("faceless", Role.MEMBER);
        Browser browser = portal.owing("faceless");
        assertThat(browser.get("/face").headers().firstValue("Location").orElse(""))
                .endsWith("/missing");
        assertThat(browser.get("/missing").body()).contains("Your live face");
        assertThat(browser.post("/face/challenge", Map.of()).statusCode()).isEqualTo(409);
    }

    private FaceClient opened(Browser browser) {
        return FaceClient.open(portal.origin(), browser, FaceClient.challenge(browser))
                .orElseThrow();
    }

    private static String done(Browser browser, String challenge) {
        return browser.post("/face/done", Map.of("challenge", challenge))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** The photo as a hand moves it. */
    private BufferedImage swayed(int frame) {
        double seconds = frame * 0.12;
        int side = still.getWidth();
        BufferedImage out = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = out.createGraphics();
        AffineTransform place = AffineTransform.getTranslateInstance(
                side / 2.0 + 18 * Math.sin(2.5 * seconds), side / 2.0 + 14 * Math.sin(1.9 * seconds + 1));
        place.rotate(0.05 * Math.sin(1.6 * seconds + 2));
        double scale = 1 + 0.2 * Math.sin(1.25 * seconds);
        place.scale(scale, scale);
        place.translate(-side / 2.0, -side / 2.0);
        graphics.drawImage(still, place, null);
        graphics.dispose();
        return out;
    }
}
