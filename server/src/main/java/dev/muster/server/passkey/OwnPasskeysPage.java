package dev.muster.server.passkey;

import dev.muster.otp.delivery.Address;
import dev.muster.server.code.GoneFactor;
import dev.muster.server.code.NewFactor;
import dev.muster.server.factor.SessionFactor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.RelyingParties;
import dev.muster.server.security.Viewer;
import dev.muster.server.web.OneLine;
import dev.muster.store.factor.PasskeyCredential;
import dev.muster.store.factor.Passkeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own passkeys: what there is, adding one, other names for them, removing them. */
@Controller
@RequestMapping(OwnPasskeysPage.PATH)
@PreAuthorize("isAuthenticated()")
class OwnPasskeysPage {
    static final String PATH = "/account/passkeys";
    private static final String HERE = "redirect:" + PATH;
    private static final int LONGEST_NAME = 60;

    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final Passkeys passkeys;
    private final NewFactor added;
    private final GoneFactor gone;
    private final Auditing auditing;
    private final Asked asked;

    OwnPasskeysPage(
            RelyingParties parties,
            Ceremonies ceremonies,
            Passkeys passkeys,
            NewFactor added,
            GoneFactor gone,
            Auditing auditing,
            Asked asked) {
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.added = added;
        this.gone = gone;
        this.auditing = auditing;
        this.asked = asked;
    }

    @GetMapping
    String page(Viewer viewer, HttpServletRequest request, Model model) {
        var own = passkeys.list(viewer.accountId());
        model.addAttribute("passkeys", own);
        model.addAttribute("full", own.size() >= Passkeys.MOST);
        model.addAttribute("most", Passkeys.MOST);
        model.addAttribute("available", parties.at(request).isPresent());
        return "passkey/own";
    }

    @PostMapping("/options")
    @Fresh(begin = PATH, changesFactors = true)
    ResponseEntity<Object> options(Viewer viewer, HttpServletRequest request) {
        if (passkeys.list(viewer.accountId()).size() >= Passkeys.MOST) {
            return asked.refused(HttpStatus.CONFLICT, "passkey.own.full", Passkeys.MOST);
        }
        return asked.of(
                parties.at(request).map(party -> ceremonies.askForNew(party, ChallengeHolder.session(request))));
    }

    @PostMapping
    @Fresh(begin = PATH, changesFactors = true)
    String add(
            Viewer viewer,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        NewFactor.Before before = added.before(viewer);
        Optional<PasskeyCredential> made = parties.at(request)
                .flatMap(party ->
                        ceremonies.made(party, ChallengeHolder.session(request), viewer.accountId(), credential));
        String called = OneLine.of(name, LONGEST_NAME);
        if (made.filter(passkey -> passkeys.add(passkey, called.isEmpty() ? asked.text("passkey.own.name") : called))
                .isEmpty()) {
            auditing.refused(viewer, request, "factor.add", entry -> entry.saying(SessionFactor.PASSKEY.name()));
            flash.addFlashAttribute("problem", asked.text("passkey.own.refused"));
            return HERE;
        }
        added.done(viewer, SessionFactor.PASSKEY, "passkey.notice.added", before, request, response);
        flash.addFlashAttribute("notice", asked.text("passkey.own.added"));
        return HERE;
    }

    @PostMapping("/rename")
    String rename(
            Viewer viewer,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash,
            HttpServletRequest request) {
        String called = OneLine.of(name, LONGEST_NAME);
        if (!called.isEmpty() && passkeys.rename(viewer.accountId(), id, called)) {
            auditing.done(viewer, request, "factor.rename", entry -> entry);
            flash.addFlashAttribute("notice", asked.text("code.factors.renamed"));
        }
        return HERE;
    }

    @PostMapping("/remove")
    @Fresh(begin = PATH, changesFactors = true)
    String remove(
            Viewer viewer,
            @RequestParam(defaultValue = "") String id,
            RedirectAttributes flash,
            HttpServletRequest request) {
        List<Address> reach = gone.reach(viewer);
        if (passkeys.remove(viewer.accountId(), id)) {
            gone.done(viewer, SessionFactor.PASSKEY.name(), "passkey.notice.removed", reach, request);
            flash.addFlashAttribute("notice", asked.text("passkey.own.removed"));
        }
        return HERE;
    }
}
