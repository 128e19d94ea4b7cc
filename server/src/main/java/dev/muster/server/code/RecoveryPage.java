package dev.muster.server.code;

import dev.muster.otp.verify.SpareCodes;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.store.factor.EnrolledFactors;
import dev.muster.store.factor.EnrolledPasskeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** New recovery codes: shown once, to be printed or written down. */
@Controller
@RequestMapping(FactorsPage.PATH + "/recovery")
@PreAuthorize("isAuthenticated()")
@Fresh(begin = FactorsPage.PATH, changesFactors = true)
class RecoveryPage {
    private final SpareCodes codes;
    private final EnrolledFactors enrolled;
    private final EnrolledPasskeys passkeys;
    private final FactorNotices notices;
    private final Auditing auditing;

    RecoveryPage(
            SpareCodes codes,
            EnrolledFactors enrolled,
            EnrolledPasskeys passkeys,
            FactorNotices notices,
            Auditing auditing) {
        this.codes = codes;
        this.enrolled = enrolled;
        this.passkeys = passkeys;
        this.notices = notices;
        this.auditing = auditing;
    }

    /** Somebody who comes back to the page that showed them. */
    @GetMapping
    String elsewhere() {
        return FactorsPage.HERE;
    }

    @PostMapping
    String renew(Viewer viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!enrolled.any(viewer.accountId()) && !passkeys.any(viewer.accountId())) {
            return FactorsPage.HERE;
        }
        model.addAttribute("codes", codes.renew(viewer.accountId()));
        auditing.done(viewer, request, "factor.recovery", entry -> entry);
        notices.tell(viewer, notices.reach(viewer.accountId()), "code.notice.recovery");
        response.setHeader("Cache-Control", "no-store");
        return "code/recovery";
    }
}
