package dev.muster.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.server.TestPortal;
import dev.muster.store.StoreException;
import dev.muster.store.account.Role;
import dev.muster.store.outbox.DeliveryState;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.PutOutcome;
import dev.muster.testkit.TwilioServer;
import dev.muster.testkit.TwilioServer.Answer;
import dev.muster.testkit.TwilioServer.Sms;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryPagesTest {
    private static final Address NUMBER =
            PhoneNumber.parse("+919876543123", "ZZ").orElseThrow();
    private static final String TEXT = "Your code is 482913.";

    @TempDir
    private Path data;

    @Test
    void withoutConfigurationCodesAreOnTheAdministratorsPageWithALoudWarning() throws IOException {
        try (TestPortal portal = TestPortal.start(data)) {
            portal.account("Grace", Role.ADMINISTRATOR);
            portal.account("Mina", Role.MEMBER);
            Outbox outbox = portal.bean(Outbox.class);
            String id = put(outbox, NUMBER);
            await(() -> outbox.state(id).equals(Optional.of(DeliveryState.SENT)));

            String page = portal.signedIn("Grace").get("/outbox").body();
            assertThat(page)
                    .contains("For trying out only")
                    .contains(TEXT)
                    .contains("+91 ••••• ••123")
                    .doesNotContain("9876543123");
            assertThat(portal.signedIn("Mina").get("/outbox").statusCode()).isEqualTo(403);
            assertThat(Files.readString(data.resolve("outbox.txt"))).contains("SMS to +919876543123: " + TEXT);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("outbox.txt"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void twilioSendsAndItsSignedReportsMoveAMessageOn() throws IOException, InterruptedException {
        try (TwilioServer twilio = TwilioServer.start();
                TestPortal portal = withTwilio(twilio)) {
            portal.account("Grace", Role.ADMINISTRATOR);
            Outbox outbox = portal.bean(Outbox.class);
            String id = put(outbox, NUMBER);
            await(() -> outbox.state(id).equals(Optional.of(DeliveryState.SENT)));
            Sms message = twilio.messages().getFirst();
            assertThat(message.body()).isEqualTo(TEXT);

            URI callback = message.callback().orElseThrow();
            assertThat(callback).hasPath("/delivery/twilio/" + id);
            assertThat(twilio.report(callback, message, "delivered", "", "another token"))
                    .isEqualTo(403);
            URI others = callback.resolve("/delivery/twilio/00000000-0000-4000-8000-000000000000");
            assertThat(portal.browser().postAsIs(callback.getPath(), Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(outbox.state(id)).hasValue(DeliveryState.SENT);
            assertThat(twilio.report(others, message, "failed", "30003", TwilioServer.TOKEN))
                    .isEqualTo(204);
            assertThat(outbox.state(id)).hasValue(DeliveryState.SENT);

            assertThat(twilio.report(message, "delivered", "")).isEqualTo(204);
            assertThat(outbox.state(id)).hasValue(DeliveryState.DELIVERED);

            String page = portal.signedIn("Grace").get("/outbox").body();
            assertThat(page)
                    .contains("delivered")
                    .contains("E-mail cannot be sent")
                    .doesNotContain("482913")
                    .doesNotContain("For trying out only");
            assertThat(data.resolve("outbox.txt")).doesNotExist();
        }
    }

    @Test
    void aRefusalIsToldInWordsForTheOperator() throws IOException {
        try (TwilioServer twilio = TwilioServer.start();
                TestPortal portal = withTwilio(twilio)) {
            portal.account("Grace", Role.ADMINISTRATOR);
            twilio.answers(new Answer.Problem(400, 21211, Optional.empty()));
            Outbox outbox = portal.bean(Outbox.class);
            String id = put(outbox, NUMBER);
            await(() -> outbox.state(id).equals(Optional.of(DeliveryState.NOT_SENT)));

            assertThat(portal.signedIn("Grace").get("/outbox").body())
                    .contains("refused")
                    .contains("code 21211");
            assertThat(twilio.requests()).isEqualTo(1);
            assertThat(outbox.put(
                            Optional.empty(),
                            EmailAddress.parse("asha@example.org").orElseThrow(),
                            "A code",
                            TEXT,
                            Instant.now().plusSeconds(60)))
                    .isInstanceOf(PutOutcome.Guarded.class);
        }
    }

    @Test
    void halfAConfigurationKeepsThePortalFromStarting() throws IOException {
        configure("twilio.account.sid=" + TwilioServer.ACCOUNT + "\n");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> TestPortal.start(data))
                .withMessageContaining("MUSTER_TWILIO_AUTH_TOKEN");
    }

    private TestPortal withTwilio(TwilioServer twilio) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        configure("""
                twilio.account.sid=%s
                twilio.auth.token=%s
                twilio.from=+15005550006
                twilio.api.url=%s
                public.url=http://127.0.0.1:%d
                """.formatted(TwilioServer.ACCOUNT, TwilioServer.TOKEN, twilio.url(), port));
        return TestPortal.start(data, options -> options.withPorts(port, 0));
    }

    private void configure(String settings) throws IOException {
        Path file = data.resolve("muster.properties");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, settings);
    }

    private static String put(Outbox outbox, Address to) {
        PutOutcome outcome =
                outbox.put(Optional.empty(), to, "A code", TEXT, Instant.now().plus(Duration.ofMinutes(5)));
        return outcome instanceof PutOutcome.Queued queued ? queued.id() : "";
    }

    private static void await(BooleanSupplier fact) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!fact.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(fact.getAsBoolean()).isTrue();
    }
}
