package dev.muster.server.code;

import dev.muster.otp.delivery.Address;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.OwnSessions;
import dev.muster.server.security.RememberedDevices;
import dev.muster.server.security.Viewer;
import dev.muster.store.factor.EnrolledFactors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** What follows when an account's owner removed a factor: nothing that it proved goes on, and the channels are told. */
@Component
public class GoneFactor {
    private final EnrolledFactors enrolled;
    private final RememberedDevices devices;
    private final OwnSessions sessions;
    private final FactorNotices notices;
    private final Auditing auditing;

    GoneFactor(
            EnrolledFactors enrolled,
            RememberedDevices devices,
            OwnSessions sessions,
            FactorNotices notices,
            Auditing auditing) {
        this.enrolled = enrolled;
        this.devices = devices;
        this.sessions = sessions;
        this.notices = notices;
        this.auditing = auditing;
    }

    /** Where the account can be reached; to be asked before the factor goes, for a mailbox is told of its own end. */
    public List<Address> reach(Viewer viewer) {
        return notices.reach(viewer.accountId());
    }

    /**
     * Does it.
     *
     * @param what the factor was, for the audit log
     * @param notice the text that tells the channels
     */
    public void done(Viewer viewer, String what, String notice, List<Address> reach, HttpServletRequest request) {
        String account = viewer.accountId();
        // ASVS 5.0, 7.4.3: sessions elsewhere end, for the factor may have been lost to whoever has one of them.
        sessions.endOthers(account, request);
        // Recovery codes and remembered browsers stand in for another way: with none left they go too.
        enrolled.forgetRecoveryOfNothing(account);
        if (!enrolled.any(account)) {
            devices.forgetAll(account, request);
        }
        auditing.done(viewer, request, "factor.remove", entry -> entry.saying(what));
        notices.tell(viewer, reach, notice);
    }
}
