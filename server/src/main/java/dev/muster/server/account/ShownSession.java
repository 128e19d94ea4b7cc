package dev.muster.server.account;

import dev.muster.server.security.BrowserName;
import dev.muster.server.security.OwnSession;
import java.time.Instant;

/** A session as the page shows it: the browser by its usual name. */
record ShownSession(
        String handle,
        String browser,
        String system,
        String address,
        Instant since,
        Instant lastSeen,
        boolean current,
        boolean byDevice) {
    static ShownSession of(OwnSession session) {
        BrowserName name = BrowserName.of(session.browser());
        return new ShownSession(
                session.handle(),
                name.browser(),
                name.system(),
                session.address(),
                session.since(),
                session.lastSeen(),
                session.current(),
                session.byDevice());
    }
}
