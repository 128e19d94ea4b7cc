package dev.muster.delivery;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.Delivery;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.delivery.DeliveryOutcome.Failed;
import dev.muster.otp.delivery.DeliveryOutcome.Refused;
import dev.muster.otp.delivery.DeliveryOutcome.Taken;
import dev.muster.otp.delivery.DeliveryOutcome.Unclear;
import dev.muster.otp.delivery.Message;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** E-mail by SMTP. What a server says of an error may name the address, so only its reply codes are passed on. */
public final class SmtpEmail implements Delivery {
    private final SmtpSettings settings;
    private final Clock clock;
    private final Session session;
    private final String protocol;

    public SmtpEmail(SmtpSettings settings, Clock clock) {
        this(settings, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** With other certificates trusted than Java's. */
    SmtpEmail(SmtpSettings settings, Clock clock, SSLSocketFactory sockets) {
        this.settings = settings;
        this.clock = clock;
        this.protocol = settings.tls() == SmtpSettings.Tls.IMPLICIT ? "smtps" : "smtp";
        this.session = Session.getInstance(properties(settings, protocol, sockets));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public DeliveryOutcome send(Message message) {
        EndMarkingTransport transport = new EndMarkingTransport(
                session,
                new URLName(protocol, settings.host(), settings.port(), null, null, null),
                protocol,
                settings.tls() == SmtpSettings.Tls.IMPLICIT);
        try {
            connect(transport);
            CodeMail mail = CodeMail.of(message, settings, session, clock.instant());
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Taken(Optional.of(mail.getMessageID()));
        } catch (AuthenticationFailedException _) {
            return new Failed(
                    "the mail server refuses the login: check MUSTER_SMTP_USER and MUSTER_SMTP_PASSWORD",
                    Optional.empty());
        } catch (MessagingException e) {
            return outcome(e, transport);
        } finally {
            leave(transport);
        }
    }

    private void connect(EndMarkingTransport transport) throws MessagingException {
        @Nullable String user = settings.login().map(SmtpSettings.Login::user).orElse(null);
        @Nullable
        String password = settings.login().map(SmtpSettings.Login::password).orElse(null);
        transport.connect(settings.host(), settings.port(), user, password);
    }

    private static DeliveryOutcome outcome(MessagingException e, EndMarkingTransport transport) {
        OptionalInt reply = reply(e);
        if (reply.isPresent()) {
            String said = "the mail server said %d".formatted(reply.getAsInt());
            return reply.getAsInt() >= 500 ? new Refused(said) : new Failed(said, Optional.empty());
        }
        return transport.ended()
                ? new Unclear("the mail server did not answer: it may have taken the message")
                : new Failed("the mail server could not be reached, or ended the conversation", Optional.empty());
    }

    /** The reply code, from 400 to 599, that an error carries, or the one behind it. */
    private static OptionalInt reply(MessagingException e) {
        for (@Nullable Exception cause = e;
                cause instanceof MessagingException failure;
                cause = failure.getNextException()) {
            int code = switch (failure) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException sending -> sending.getReturnCode();
                default -> 0;
            };
            if (code >= 400 && code <= 599) {
                return OptionalInt.of(code);
            }
        }
        return OptionalInt.empty();
    }

    private static void leave(EndMarkingTransport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // What became of the message is known by now.
        }
    }

    private static Properties properties(SmtpSettings settings, String protocol, SSLSocketFactory sockets) {
        String prefix = "mail." + protocol + ".";
        String millis = String.valueOf(settings.timeout().toMillis());
        boolean startTls = settings.tls() == SmtpSettings.Tls.STARTTLS;
        Properties properties = new Properties();
        properties.setProperty(prefix + "auth", String.valueOf(settings.login().isPresent()));
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(startTls));
        properties.setProperty(prefix + "starttls.required", String.valueOf(startTls));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "ssl.socketFactory", sockets);
        properties.setProperty(prefix + "ssl.socketFactory.fallback", "false");
        return properties;
    }

    @Override
    public String toString() {
        return "SmtpEmail";
    }
}
