package dev.muster.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An SMTP connection that remembers whether the end of a message has left. */
final class EndMarkingTransport extends SMTPTransport {
    /**
     * The library logs each line that it sends, codes and all, under the name of this class's package: no level lets that
     * pass. Held, or the settings would be collected with the loggers.
     */
    private static final List<Logger> SILENCED = Stream.of("", ".protocol")
            .map(part -> Logger.getLogger(EndMarkingTransport.class.getPackageName() + part))
            .toList();

    static {
        SILENCED.forEach(logger -> logger.setFilter(_ -> false));
    }

    private boolean ended;

    EndMarkingTransport(Session session, URLName server, String protocol, boolean implicitTls) {
        super(session, server, protocol, implicitTls);
    }

    /** RFC 5321, section 4.1.1.4: only after the line with a single dot may the server deliver. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        ended = true;
        super.finishData();
    }

    /** Whether the server may have the whole message. */
    boolean ended() {
        return ended;
    }
}
