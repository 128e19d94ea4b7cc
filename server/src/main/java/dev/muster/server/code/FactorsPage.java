package dev.muster.server.code;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.verify.Factor;
import dev.muster.server.liveface.FaceFactor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.server.web.OneLine;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.Passkeys;
import dev.muster.store.factor.SqlAttempts;
import dev.muster.store.factor.SqlRecoverySheets;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own ways to get a code: what there is, other names for it, and removing it. */
@Controller
@RequestMapping(FactorsPage.PATH)
@PreAuthorize("isAuthenticated()")
class FactorsPage {
    static final String PATH = "/account/factors";
    static final String HERE = "redirect:" + PATH;
    private static final int LONGEST_NAME = 60;

    private final Apps apps;
    private final CodeAddresses addresses;
    private final SqlRecoverySheets sheets;
    private final Passkeys passkeys;
    private final SqlAttempts attempts;
    private final Accounts accounts;
    private final FaceFactor face;
    private final GoneFactor gone;
    private final Auditing auditing;
    private final VerdictWords words;

    FactorsPage(
            Apps apps,
            CodeAddresses addresses,
            SqlRecoverySheets sheets,
            Passkeys passkeys,
            SqlAttempts attempts,
            Accounts accounts,
            FaceFactor face,
            Auditing auditing,
            VerdictWords words,
            GoneFactor gone) {
        this.apps = apps;
        this.addresses = addresses;
        this.sheets = sheets;
        this.passkeys = passkeys;
        this.attempts = attempts;
        this.accounts = accounts;
        this.face = face;
        this.gone = gone;
        this.auditing = auditing;
        this.words = words;
    }

    @GetMapping
    String page(Viewer viewer, Model model) {
        String id = viewer.accountId();
        model.addAttribute("passkeys", passkeys.list(id).size());
        model.addAttribute("apps", apps.list(id));
        model.addAttribute("addresses", addresses.of(id));
        model.addAttribute("recoveryLeft", sheets.left(id));
        model.addAttribute("off", off(id));
        model.addAttribute("face", face.of(accounts.byId(id).orElseThrow()));
        return "code/factors";
    }

    @PostMapping("/rename")
    String rename(
            Viewer viewer,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash,
            HttpServletRequest request) {
        String cut = named(name);
        if (!cut.isEmpty()
                && (apps.rename(viewer.accountId(), id, cut) || addresses.rename(viewer.accountId(), id, cut))) {
            auditing.done(viewer, request, "factor.rename", entry -> entry);
            flash.addFlashAttribute("notice", words.text("code.factors.renamed"));
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
        String account = viewer.accountId();
        List<Address> reach = gone.reach(viewer);
        boolean app = apps.remove(account, id);
        if (app || addresses.remove(account, id)) {
            gone.done(viewer, app ? "TOTP" : "address", "code.notice.removed", reach, request);
            flash.addFlashAttribute("notice", words.text("code.factors.removed"));
        }
        return HERE;
    }

    /** A way that is off after too many failures counts again: whoever asks has signed in with another. */
    @PostMapping("/renew")
    @Fresh(begin = PATH, changesFactors = true)
    String renew(Viewer viewer, RedirectAttributes flash, HttpServletRequest request) {
        String account = viewer.accountId();
        off(account).forEach(factor -> attempts.succeeded(account, factor));
        face.switchOn(account);
        auditing.done(viewer, request, "factor.renew", entry -> entry);
        flash.addFlashAttribute("notice", words.text("code.factors.renewed"));
        return HERE;
    }

    private List<Factor> off(String account) {
        return Arrays.stream(Factor.values())
                .filter(factor -> attempts.isOff(account, factor))
                .toList();
    }

    /** A name as it is kept: one line, not too long. */
    static String named(String typed) {
        return OneLine.of(typed, LONGEST_NAME);
    }
}
