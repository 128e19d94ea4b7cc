package dev.muster.server.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.store.DataFolder;
import dev.muster.testkit.TwilioServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone and a mailbox: Twilio's stand-in, and a real mail server, both on this machine. */
final class Postbox implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final long PATIENCE = 30_000;

    private final TwilioServer twilio;
    private final GreenMail mail;

    private Postbox(TwilioServer twilio, GreenMail mail) {
        this.twilio = twilio;
        this.mail = mail;
    }

    static Postbox open() throws IOException {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return new Postbox(TwilioServer.start(), mail);
    }

    /** Tells a data folder's server to send here. */
    void serves(DataFolder data) throws IOException {
        Files.writeString(data.configuration(), """
                twilio.account.sid=%s
                twilio.auth.token=%s
                twilio.from=+15005550006
                twilio.api.url=%s
                smtp.host=127.0.0.1
                smtp.port=%d
                smtp.tls=none
                smtp.from=Muster <muster@example.org>
                """.formatted(
                        TwilioServer.ACCOUNT,
                        TwilioServer.TOKEN,
                        twilio.url(),
                        mail.getSmtp().getPort()));
        Files.setPosixFilePermissions(data.configuration(), PosixFilePermissions.fromString("rw-------"));
    }

    TwilioServer twilio() {
        return twilio;
    }

    /** The code in the {@code n}th of the phone's messages that has one, from 1 on; waits for it. */
    String smsCode(int n) throws InterruptedException {
        return code(n, this::texts);
    }

    /** The code in the {@code n}th of the mailbox's messages that has one, from 1 on; waits for it. */
    String mailCode(int n) throws InterruptedException {
        return code(n, this::mails);
    }

    /** What the phone has got. */
    List<String> texts() {
        return twilio.messages().stream().map(TwilioServer.Sms::body).toList();
    }

    /** What the mailbox has got. */
    List<String> mails() {
        return Arrays.stream(mail.getReceivedMessages()).map(Postbox::body).toList();
    }

    /** Whether a message that says so comes to the mailbox; waits for it. */
    boolean awaited(String words) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE;
        while (System.currentTimeMillis() < end) {
            if (mails().stream().anyMatch(text -> text.contains(words))) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    private static String body(MimeMessage message) {
        try {
            return message.getContent() instanceof Multipart parts
                    ? String.valueOf(parts.getBodyPart(0).getContent())
                    : String.valueOf(message.getContent());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(int n, Supplier<List<String>> messages) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE;
        while (System.currentTimeMillis() < end) {
            Optional<String> code = messages.get().stream()
                    .map(CODE::matcher)
                    .filter(Matcher::find)
                    .skip(n - 1)
                    .findFirst()
                    .map(found -> found.group(1));
            if (code.isPresent()) {
                return code.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("message number " + n + " with a code did not come");
    }

    @Override
    public void close() {
        twilio.close();
        mail.stop();
    }
}
