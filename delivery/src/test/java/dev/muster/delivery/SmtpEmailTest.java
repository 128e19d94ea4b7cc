package dev.muster.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.delivery.SmtpSettings.Login;
import dev.muster.delivery.SmtpSettings.Tls;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.DeliveryOutcome.Failed;
import dev.muster.otp.delivery.DeliveryOutcome.Taken;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmtpEmailTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC);
    private static final Login LOGIN = new Login("muster", "hush-password");
    private static final SSLSocketFactory ORDINARY = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Certificates certificates;

    private final HeardLog log = HeardLog.open();

    @BeforeAll
    static void certify() throws Exception {
        certificates = Certificates.of("localhost", folder);
        System.setProperty("greenmail.tls.keystore.file", certificates.file().toString());
        System.setProperty("greenmail.tls.keystore.password", Certificates.PASSWORD);
    }

    @AfterAll
    static void forget() {
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    /** Neither address, nor text, nor password is ever logged by Muster or the mail library, whatever happens. */
    @AfterEach
    void nothingIsLogged() {
        String heard = log.text()
                .lines()
                .filter(line -> !line.startsWith("com.icegreen"))
                .toList()
                .toString();
        log.close();
        assertThat(heard).doesNotContain("asha@").doesNotContain("482913").doesNotContain("hush-password");
    }

    @Test
    void aMessageArrivesAsTextAndHtmlThatSayTheSame() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        try {
            DeliveryOutcome outcome = send(Tls.NONE, server.getSmtp().getPort(), Optional.empty(), ORDINARY);
            assertThat(outcome).isEqualTo(new Taken(Optional.of("<message-1@example.org>")));

            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getHeader("Message-ID", null)).isEqualTo("<message-1@example.org>");
            assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            assertThat(mail.getSubject()).isEqualTo("Ihr Code – für <Asha>");
            assertThat(mail.getFrom()[0]).hasToString("\"Muster, Example\" <muster@example.org>");
            assertThat(mail.getAllRecipients()[0]).hasToString("asha@example.org");
            assertThat(mail.getSentDate()).isEqualTo(Date.from(CLOCK.instant()));
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", ""))
                    .isEqualTo(message().text());
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            assertThat(parts.getBodyPart(1).getContent().toString())
                    .contains(">482913</strong>")
                    .contains("&lt;nobody&gt; &amp; never")
                    .doesNotContain("<nobody>");
        } finally {
            server.stop();
        }
    }

    @Test
    void aPasswordIsShownInsideTlsToAServerThatShowsWhoItIs() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS);
        try {
            server.setUser("muster", "hush-password");
            int port = server.getSmtps().getPort();
            assertThat(send(Tls.IMPLICIT, port, Optional.of(LOGIN), certificates.sockets()))
                    .isInstanceOf(Taken.class);
            assertThat(send(Tls.IMPLICIT, port, Optional.of(LOGIN), ORDINARY)).isInstanceOf(Failed.class);
            assertThat(send(Tls.IMPLICIT, port, Optional.of(new Login("muster", "wrong")), certificates.sockets()))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).contains("login"));
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerWithAnotherNameInItsCertificateGetsNothing() throws Exception {
        Certificates others = Certificates.of("mail.example.org", folder);
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(), others.sockets())) {
            assertThat(send(Tls.STARTTLS, server.port(), Optional.empty(), others.sockets()))
                    .isInstanceOf(Failed.class);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void startTlsIsDoneBeforeAnythingIsSaid() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(), certificates.sockets())) {
            assertThat(send(Tls.STARTTLS, server.port(), Optional.empty(), certificates.sockets()))
                    .isInstanceOf(Taken.class);
            assertThat(server.heard().subList(0, 3)).element(1).isEqualTo("STARTTLS");
        }
    }

    @Test
    void whereStartTlsIsNotOfferedNothingIsSent() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(), null)) {
            assertThat(send(Tls.STARTTLS, server.port(), Optional.of(LOGIN), certificates.sockets()))
                    .isInstanceOf(Failed.class);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no asha@example.org here, Refused",
        "RCPT, 553 no, Refused",
        "MAIL, 550 not you, Refused",
        "DATA, 554 no, Refused",
        "., 554 spam, Refused",
        "RCPT, 450 later asha@example.org, Failed",
        "MAIL, 421 busy, Failed",
        "DATA, 451 later, Failed",
        "., 452 full, Failed",
        "RCPT, '', Failed",
        "MAIL, '', Failed",
        "DATA, '', Failed",
        "., '', Unclear",
        "EHLO, '', Failed"
    })
    void whatTheServerSaysDecides(String command, String reply, String outcome) throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(command, reply), null)) {
            DeliveryOutcome got = send(Tls.NONE, server.port(), Optional.empty(), ORDINARY);
            assertThat(got.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(got.toString()).doesNotContain("asha");
        }
    }

    @Test
    void withoutAServerNothingHasGone() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(send(Tls.NONE, port, Optional.empty(), ORDINARY)).isInstanceOf(Failed.class);
    }

    @Test
    void aServerThatFallsSilentIsWaitedForOnlySoLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(send(Tls.NONE, silent.getLocalPort(), Optional.empty(), ORDINARY))
                    .isInstanceOf(Failed.class);
        }
    }

    private static GreenMail server(String protocol) {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", protocol));
        server.start();
        return server;
    }

    private static DeliveryOutcome send(Tls tls, int port, Optional<Login> login, SSLSocketFactory sockets) {
        SmtpSettings settings = new SmtpSettings(
                "localhost",
                port,
                tls,
                login,
                EmailAddress.parse("muster@example.org").orElseThrow(),
                "Muster, Example",
                Duration.ofSeconds(2));
        return new SmtpEmail(settings, CLOCK, sockets).send(message());
    }

    private static Message message() {
        return new Message(
                "message-1",
                EmailAddress.parse("asha@example.org").orElseThrow(),
                "Ihr Code – für <Asha>",
                "Your code is 482913.\n\nGive it to <nobody> & never by telephone.\nThank you.",
                CLOCK.instant().plusSeconds(300));
    }
}
