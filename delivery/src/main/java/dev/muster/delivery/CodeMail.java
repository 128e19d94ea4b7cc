package dev.muster.delivery;

import dev.muster.otp.delivery.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/** A message as an e-mail: text and HTML that say the same. */
final class CodeMail extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern CODE = Pattern.compile("\\b\\d{6,10}\\b");

    private final String messageId;

    private CodeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static CodeMail of(Message message, SmtpSettings settings, Session session, Instant now) throws MessagingException {
        String from = settings.from().text();
        CodeMail mail = new CodeMail(session, "<%s%s>".formatted(message.id(), from.substring(from.indexOf('@'))));
        mail.setFrom(sender(settings));
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.to().text()));
        mail.setSubject(message.subject(), UTF_8);
        mail.setSentDate(Date.from(now));
        // RFC 3834, section 5: no automatic answers, please.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContent(alternatives(message));
        mail.saveChanges();
        return mail;
    }

    /** The same however often the message is tried. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress sender(SmtpSettings settings) throws MessagingException {
        try {
            return settings.fromName().isEmpty()
                    ? new InternetAddress(settings.from().text())
                    : new InternetAddress(settings.from().text(), settings.fromName(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }

    private static MimeMultipart alternatives(Message message) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(message), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** The text in paragraphs, with the code large. */
    static String html(Message message) {
        StringBuilder paragraphs = new StringBuilder();
        for (String paragraph : message.text().strip().split("\\R\\s*\\R", -1)) {
            String marked = CODE.matcher(escaped(paragraph))
                    .replaceAll("<strong style=\"font-size:1.4em;letter-spacing:.1em\">$0</strong>");
            paragraphs.append("<p>").append(marked.replaceAll("\\R", "<br>")).append("</p>\n");
        }
        return """
                <!DOCTYPE html>
                <html><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:sans-serif;line-height:1.5">
                %s</body></html>
                """.formatted(escaped(message.subject()), paragraphs);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
