package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.DeliveryOutcome.Failed;
import dev.muster.otp.delivery.DeliveryOutcome.Refused;
import dev.muster.otp.delivery.DeliveryOutcome.Taken;
import dev.muster.otp.delivery.DeliveryOutcome.Unclear;
import dev.muster.otp.delivery.Message;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.testkit.TwilioServer;
import dev.muster.testkit.TwilioServer.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real SDK against a server that answers as Twilio does. */
final class TwilioSmsTest {
    private static final String NUMBER = "+919876543123";
    private static final String TEXT = "Your code is 482913. Never tell it to anybody.";

    private TwilioServer twilio = closed();
    private HeardLog log = HeardLog.open();

    @BeforeEach
    void start() throws IOException {
        twilio = TwilioServer.start();
    }

    /** Neither number, nor text, nor token is ever logged, whatever happens. */
    @AfterEach
    void nothingIsLogged() {
        String heard = log.text();
        log.close();
        twilio.close();
        assertThat(heard)
                .doesNotContain(NUMBER.substring(1))
                .doesNotContain("482913")
                .doesNotContain("Never tell")
                .doesNotContain(TwilioServer.TOKEN)
                .doesNotContain(basic(TwilioServer.ACCOUNT, TwilioServer.TOKEN));
    }

    @Test
    void aTakenMessageHasItsSidAndArrivesWhole() {
        assertThat(send(settings()))
                .isEqualTo(new Taken(Optional.of(twilio.messages().getFirst().sid())));

        TwilioServer.Sms got = twilio.messages().getFirst();
        assertThat(got.to()).isEqualTo(NUMBER);
        assertThat(got.body()).isEqualTo(TEXT);
        assertThat(got.fields()).containsEntry("From", "+15005550006").doesNotContainKey("StatusCallback");
        assertThat(Integer.parseInt(got.fields().getOrDefault("ValidityPeriod", "0")))
                .isBetween(200, 300);
        assertThat(got.authorization()).isEqualTo("Basic " + basic(TwilioServer.ACCOUNT, TwilioServer.TOKEN));
    }

    @Test
    void anApiKeyAMessagingServiceAndAStatusCallbackAreUsedWhereTheyAreSet() {
        String service = "MG00000000000000000000000000000002";
        TwilioSettings settings = new TwilioSettings(
                TwilioServer.ACCOUNT,
                "SK00000000000000000000000000000003",
                "the secret of the key",
                Optional.of(TwilioServer.TOKEN),
                service,
                Optional.of(URI.create("https://muster.example.org")),
                twilio.url(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
        assertThat(send(settings)).isInstanceOf(Taken.class);

        TwilioServer.Sms got = twilio.messages().getFirst();
        assertThat(got.fields()).containsEntry("MessagingServiceSid", service).doesNotContainKey("From");
        assertThat(got.callback()).hasValue(URI.create("https://muster.example.org/delivery/twilio/message-1"));
        assertThat(got.authorization())
                .isEqualTo("Basic " + basic("SK00000000000000000000000000000003", "the secret of the key"));
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21217, 21408, 21610, 21612, 21614, 21635})
    void whatCanNeverGoIsRefused(int code) {
        twilio.answers(new Answer.Problem(400, code, Optional.empty()));
        assertThat(send(settings()))
                .isEqualTo(new Refused("Twilio refuses the message (status 400, code %d)".formatted(code)));
    }

    @ParameterizedTest
    @CsvSource({"401, 20003", "403, 20003", "404, 20404", "400, 21606", "400, 21212", "400, 21701"})
    void aWrongConfigurationFailsForNowAndSaysSo(int status, int code) {
        twilio.answers(new Answer.Problem(status, code, Optional.empty()));
        assertThat(send(settings())).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).contains("check").contains(String.valueOf(code));
            assertThat(failed.after()).isEmpty();
        });
    }

    @Test
    void patienceIsAskedForBy429AndByAFullQueue() {
        twilio.answers(new Answer.Problem(429, 20429, Optional.of(7)));
        assertThat(send(settings()))
                .isEqualTo(new Failed(
                        "Twilio asks for patience (status 429, code 20429)", Optional.of(Duration.ofSeconds(7))));
        twilio.answers(new Answer.Problem(400, 21611, Optional.empty()));
        assertThat(send(settings())).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 302})
    void whatMayHaveGoneIsUnclearAndAskedForOnce(int status) {
        twilio.answers(new Answer.Problem(status, 20500, Optional.empty()));
        assertThat(send(settings())).isInstanceOf(Unclear.class);
        assertThat(twilio.requests()).isEqualTo(1);
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerOrAmidOneIsUnclearAndAskedForOnce() {
        twilio.answers(new Answer.HangUp());
        assertThat(send(settings())).isInstanceOf(Unclear.class);
        twilio.answers(new Answer.BreakOff());
        assertThat(send(settings())).isInstanceOf(Unclear.class);
        assertThat(twilio.requests()).isEqualTo(2);
    }

    @Test
    void anAnswerThatTakesTooLongIsUnclear() {
        twilio.dawdles(Duration.ofSeconds(10));
        long before = System.nanoTime();
        assertThat(send(settings())).isInstanceOf(Unclear.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void anAnswerThatNobodyUnderstandsWasStillAYes() {
        twilio.answers(new Answer.Gibberish());
        assertThat(send(settings())).isEqualTo(new Taken(Optional.empty()));
    }

    @Test
    void withoutAConnectionNothingHasGone() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(send(settings(URI.create("http://127.0.0.1:" + port)))).isInstanceOf(Failed.class);
        assertThat(send(settings(URI.create("https://nowhere.invalid")))).isInstanceOf(Failed.class);
    }

    @Test
    void aServerThatCannotShowWhoItIsGetsNothing() {
        URI plain = URI.create(twilio.url().toString().replace("http:", "https:"));
        assertThat(send(settings(plain))).isNotInstanceOf(Taken.class);
        assertThat(twilio.messages()).isEmpty();
    }

    @Test
    void aCallbackIsGenuineOnlyWithTwiliosSignature() {
        TwilioCallbacks callbacks = new TwilioCallbacks(TwilioServer.TOKEN, URI.create("https://muster.example.org"));
        Map<String, String> fields = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
        URI url = URI.create("https://muster.example.org/delivery/twilio/m1");
        String signature = TwilioServer.signature(url, fields, TwilioServer.TOKEN);

        assertThat(callbacks.isGenuine("m1", fields, signature)).isTrue();
        assertThat(callbacks.isGenuine("m2", fields, signature)).isFalse();
        assertThat(callbacks.isGenuine("m1", Map.of("MessageSid", "SM1", "MessageStatus", "failed"), signature))
                .isFalse();
        assertThat(callbacks.isGenuine("m1", fields, TwilioServer.signature(url, fields, "another token")))
                .isFalse();
        assertThat(callbacks.isGenuine("m1", fields, "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "queued, ,",
        "sending, ,",
        "accepted, ,",
        "sent, SENT, ''",
        "delivered, DELIVERED, ''",
        "read, DELIVERED, ''",
        "undelivered, FAILED, 'Twilio says undelivered, code 30003'",
        "failed, FAILED, 'Twilio says failed, code 30003'"
    })
    void aCallbackSaysHowFarAMessageIs(
            String status,
            @org.jspecify.annotations.Nullable String state,
            @org.jspecify.annotations.Nullable String reason) {
        var report = TwilioCallbacks.report(Map.of("MessageSid", "SM1", "MessageStatus", status, "ErrorCode", "30003"));
        assertThat(report.map(said -> said.state().name())).isEqualTo(Optional.ofNullable(state));
        assertThat(report.map(said -> said.reason())).isEqualTo(Optional.ofNullable(reason));
    }

    private TwilioSettings settings() {
        return settings(twilio.url());
    }

    private static TwilioSettings settings(URI api) {
        return new TwilioSettings(
                TwilioServer.ACCOUNT,
                TwilioServer.ACCOUNT,
                TwilioServer.TOKEN,
                Optional.of(TwilioServer.TOKEN),
                "+15005550006",
                Optional.empty(),
                api,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
    }

    private static DeliveryOutcome send(TwilioSettings settings) {
        return new TwilioSms(settings, Clock.systemUTC())
                .send(new Message(
                        "message-1",
                        PhoneNumber.parse(NUMBER, "ZZ").orElseThrow(),
                        "",
                        TEXT,
                        Instant.now().plus(Duration.ofMinutes(5))));
    }

    private static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static TwilioServer closed() {
        try {
            TwilioServer server = TwilioServer.start();
            server.close();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
