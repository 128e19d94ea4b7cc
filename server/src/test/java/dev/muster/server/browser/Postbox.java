package dev.muster.server.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.store.DataFolder;
import dev.muster.testkit.TwilioServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

    /** The code in the phone's message number {@code n}, from 1 on; waits for it. */
    String smsCode(int n) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE;
        while (twilio.messages().size() < n && System.currentTimeMillis() < end) {
            Thread.sleep(50);
        }
        List<TwilioServer.Sms> messages = twilio.messages();
        return code(messages.get(n - 1).body());
    }

    /** The code in the mailbox's message number {@code n}, from 1 on; waits for it. */
    String mailCode(int n) {
        mail.waitForIncomingEmail(PATIENCE, n);
        MimeMessage message = mail.getReceivedMessages()[n - 1];
        return code(GreenMailUtil.getBody(message));
    }

    private static String code(String text) {
        Matcher found = CODE.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no code in the message");
        }
        return found.group(1);
    }

    @Override
    public void close() {
        twilio.close();
        mail.stop();
    }
}
