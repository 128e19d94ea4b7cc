package dev.muster.server.code;

import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxEntry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the messages of the outbox for trying out, as an administrator can. */
public final class Letters {
    private static final Pattern CODE = Pattern.compile("^(\\d{6,10}) ");

    private final Outbox outbox;

    public Letters(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What was sent, the newest first. */
    public List<String> all() {
        return outbox.recent(100).stream()
                .flatMap(entry -> entry.text().stream())
                .toList();
    }

    /** The newest message's code. */
    public String code() {
        for (OutboxEntry entry : outbox.recent(100)) {
            Matcher found = CODE.matcher(entry.text().orElse(""));
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new AssertionError("no code was sent");
    }
}
