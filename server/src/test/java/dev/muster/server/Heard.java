package dev.muster.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that this process logs meanwhile; Muster's own loggers say all they have to say. */
public final class Heard extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.muster");

    private Heard() {}

    /** Listens from now on. */
    public static Heard everything() {
        Heard heard = new Heard();
        heard.setContext(heard.root.getLoggerContext());
        heard.start();
        heard.root.addAppender(heard);
        heard.ours.setLevel(Level.TRACE);
        return heard;
    }

    /** What was said, with the words of exceptions. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null
                ? ""
                : " " + event.getThrowableProxy().getMessage();
        lines.add(event.getFormattedMessage() + thrown);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        ours.setLevel(null);
    }
}
