package dev.muster.server.account;

import dev.muster.server.security.BrowserName;
import dev.muster.server.security.OwnSession;
import java.util.Date;

/** A session as the page shows it: the browser by its usual name. */
record ShownSession(
        String handle,
        String browser,
        String system,
        String address,
        Date since,
        Date lastSeen,
        boolean current,
        boolean byDevice) {
    static ShownSession of(OwnSession session) {
        BrowserName name = BrowserName.of(session.browser());
        return new ShownSession(
                session.handle(),
                name.browser(),
                name.system(),
                session.address(),
                Date.from(session.since()),
                Date.from(session.lastSeen()),
                session.current(),
                session.byDevice());
    }
}
