package dev.muster.server.liveface;

import dev.muster.server.factor.Step;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.Warnings;
import dev.muster.store.account.Account;
import dev.muster.store.audit.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * A face that is off counts again, for whoever owes it and has just shown what lets him change factors. Only one that is
 * off: pauses between attempts cannot be skipped so.
 */
@Controller
class FaceRenewalPage {
    private final FaceFactor face;
    private final Warnings warnings;
    private final Auditing auditing;
    private final MessageSource texts;

    FaceRenewalPage(FaceFactor face, Warnings warnings, Auditing auditing, MessageSource texts) {
        this.face = face;
        this.warnings = warnings;
        this.auditing = auditing;
        this.texts = texts;
    }

    @PostMapping("/face/renew")
    String renew(@RequestParam(defaultValue = "") String next, HttpServletRequest request, RedirectAttributes flash) {
        Optional<Account> account =
                PendingSignIn.at(Step.FACE, request).map(PendingSignIn::account).filter(face::mayBeRenewedBy);
        account.filter(owner -> face.switchOn(owner.id())).ifPresent(owner -> {
            auditing.note(
                    request,
                    AuditEntry.of("factor.renew", "ok")
                            .by("account", owner.id(), owner.name())
                            .saying("face"));
            warnings.faceRenewed(owner);
            flash.addFlashAttribute(
                    "notice", new FaceWords(texts, RequestContextUtils.getLocale(request)).text("renewed"));
        });
        return "redirect:" + Onward.path(request, next);
    }
}
