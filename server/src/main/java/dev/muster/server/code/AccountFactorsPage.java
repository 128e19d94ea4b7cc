package dev.muster.server.code;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.verify.Factor;
import dev.muster.server.liveface.FaceFactor;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.RememberedDevices;
import dev.muster.server.security.Viewer;
import dev.muster.server.web.OneLine;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.EnrolledFactors;
import dev.muster.store.factor.Passkeys;
import dev.muster.store.factor.SqlAttempts;
import dev.muster.store.factor.SqlRecoverySheets;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An account's ways to get a code, as an administrator sees them: to take them away from whoever lost them. */
@Controller
@RequestMapping("/accounts/{id}/factors")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AccountFactorsPage {
    private final Database database;
    private final Accounts accounts;
    private final Apps apps;
    private final CodeAddresses addresses;
    private final SqlRecoverySheets sheets;
    private final Passkeys passkeys;
    private final SqlAttempts attempts;
    private final EnrolledFactors enrolled;
    private final FaceFactor face;
    private final FactorNotices notices;
    private final Auditing auditing;
    private final VerdictWords words;
    private final RememberedDevices devices;

    AccountFactorsPage(
            Database database,
            Accounts accounts,
            Apps apps,
            CodeAddresses addresses,
            SqlRecoverySheets sheets,
            Passkeys passkeys,
            SqlAttempts attempts,
            EnrolledFactors enrolled,
            FaceFactor face,
            FactorNotices notices,
            Auditing auditing,
            VerdictWords words,
            RememberedDevices devices) {
        this.database = database;
        this.accounts = accounts;
        this.apps = apps;
        this.addresses = addresses;
        this.sheets = sheets;
        this.passkeys = passkeys;
        this.attempts = attempts;
        this.enrolled = enrolled;
        this.face = face;
        this.notices = notices;
        this.auditing = auditing;
        this.words = words;
        this.devices = devices;
    }

    @GetMapping
    String page(@PathVariable String id, Viewer viewer, Model model) {
        Account account = existing(id);
        model.addAttribute("own", isOwn(account, viewer));
        model.addAttribute("account", account);
        model.addAttribute("passkeys", passkeys.list(id));
        model.addAttribute("apps", apps.list(id));
        model.addAttribute("addresses", addresses.of(id));
        model.addAttribute("recoveryLeft", sheets.left(id));
        model.addAttribute("face", face.of(account));
        return "code/account";
    }

    /** Failed attempts at the face are forgotten: for somebody whom the camera did not take. */
    @PostMapping("/face")
    @Fresh(begin = "/accounts")
    String renewFace(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes flash,
            HttpServletRequest request) {
        Account account = existing(id);
        Optional<String> why = OneLine.reason(reason);
        if (isOwn(account, viewer) || why.isEmpty()) {
            return refused(account, viewer, flash);
        }
        if (face.isOff(id)) {
            notices.warn(account, "device.notice.face");
        }
        face.renew(id);
        auditing.done(
                viewer,
                request,
                "factor.renew",
                entry -> entry.on("account", account.id(), account.name()).saying("face: " + why.get()));
        flash.addFlashAttribute("notice", words.text("face.factor.account.done"));
        return "redirect:/accounts/" + id + "/factors";
    }

    @PostMapping("/reset")
    @Fresh(begin = "/accounts")
    String reset(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes flash,
            HttpServletRequest request) {
        Account account = existing(id);
        Optional<String> why = OneLine.reason(reason);
        if (isOwn(account, viewer) || why.isEmpty()) {
            return refused(account, viewer, flash);
        }
        List<Address> reach = notices.reach(id);
        devices.forgetAll(id, request);
        database.write(() -> {
            enrolled.removeAll(id);
            for (Factor factor : Factor.values()) {
                attempts.succeeded(id, factor);
            }
            face.renew(id);
        });
        auditing.done(
                viewer,
                request,
                "factor.reset",
                entry -> entry.on("account", account.id(), account.name()).saying(why.get()));
        notices.tell(account, reach, "code.notice.reset");
        flash.addFlashAttribute("notice", words.text("code.account.done"));
        return "redirect:/accounts/" + id;
    }

    /** Whoever could reset the own account would need no more than what it signs in with to enrol factors of his own. */
    private static boolean isOwn(Account account, Viewer viewer) {
        return account.id().equals(viewer.accountId());
    }

    private String refused(Account account, Viewer viewer, RedirectAttributes flash) {
        String key = isOwn(account, viewer) ? "code.account.own" : "code.account.reason.missing";
        flash.addFlashAttribute("problem", words.text(key));
        return "redirect:/accounts/" + account.id() + "/factors";
    }

    private Account existing(String id) {
        return accounts.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
