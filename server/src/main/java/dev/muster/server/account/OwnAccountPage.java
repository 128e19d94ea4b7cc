package dev.muster.server.account;

import dev.muster.server.code.FactorNotices;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.OwnSessions;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.server.security.Viewer;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AccountEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own account: password, e-mail, and where one is signed in. */
@Controller
@RequestMapping("/account")
@PreAuthorize("isAuthenticated()")
class OwnAccountPage {
    private static final String HERE = "redirect:/account";
    private static final int EVENTS = 10;

    /** What an owner wants to hear of. */
    private static final List<String> SECURITY = List.of(
            "sign-in",
            "sign-in.code",
            "sign-in.face",
            "sign-in.passkey",
            "account.password",
            "account.reset",
            "account.reset-link",
            "account.email",
            "factor.add",
            "factor.remove",
            "factor.recovery",
            "factor.renew",
            "factor.reset",
            "device.trust",
            "device.stolen",
            "device.revoke");

    private final Accounts accounts;
    private final AccountDesk desk;
    private final OwnPassword password;
    private final OwnSessions sessions;
    private final SignedInAccounts signedIn;
    private final FactorNotices notices;
    private final Auditing auditing;
    private final PasswordRules rules;
    private final Wording wording;
    private final AccountEvents events;

    OwnAccountPage(
            Accounts accounts,
            AccountDesk desk,
            OwnPassword password,
            OwnSessions sessions,
            SignedInAccounts signedIn,
            FactorNotices notices,
            Auditing auditing,
            PasswordRules rules,
            Wording wording,
            AccountEvents events) {
        this.accounts = accounts;
        this.desk = desk;
        this.password = password;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.notices = notices;
        this.auditing = auditing;
        this.rules = rules;
        this.wording = wording;
        this.events = events;
    }

    @GetMapping
    String page(Viewer viewer, HttpServletRequest request, Model model) {
        return show(viewer, request, Map.of(), model);
    }

    @PostMapping("/password")
    String changePassword(
            Viewer viewer,
            @RequestParam(defaultValue = "") String current,
            @ModelAttribute NewPassword chosen,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = accounts.byId(viewer.accountId()).orElseThrow();
        Map<String, String> problems = new LinkedHashMap<>();
        password.problem(account, current).ifPresent(key -> problems.put("current", wording.of(key)));
        problems.putAll(
                chosen.problems(rules, wording, account.name(), account.email().orElse("")));
        if (!problems.isEmpty()) {
            auditing.refused(viewer, request, "account.password", entry -> entry);
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(viewer, request, problems, model);
        }
        desk.changePassword(account, chosen.password());
        auditing.done(viewer, request, "account.password", entry -> entry);
        notices.warn(account, "account.notice.password");
        sessions.endOthers(account.id(), request);
        // This session has ended with the old password too, and begins anew.
        signedIn.begin(account.id(), request, response);
        flash.addFlashAttribute("notice", wording.of("own.password.done"));
        return HERE;
    }

    @PostMapping("/email")
    String changeEmail(
            Viewer viewer,
            @ModelAttribute AccountForm form,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (form.givenEmail().isPresent() && !AccountForm.isEmail(form.email())) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(viewer, request, Map.of("email", wording.of("email.wrong")), model);
        }
        accounts.changeEmail(viewer.accountId(), form.givenEmail());
        auditing.done(viewer, request, "account.email", entry -> entry);
        flash.addFlashAttribute("notice", wording.of("own.email.done"));
        return HERE;
    }

    @PostMapping("/sessions/end")
    String endSession(
            Viewer viewer,
            @RequestParam(defaultValue = "") String session,
            RedirectAttributes flash,
            HttpServletRequest request) {
        if (sessions.end(viewer.accountId(), session)) {
            auditing.done(viewer, request, "session.end", entry -> entry);
            flash.addFlashAttribute("notice", wording.of("own.sessions.ended"));
        }
        return HERE;
    }

    @PostMapping("/sessions/end-others")
    String endOtherSessions(Viewer viewer, RedirectAttributes flash, HttpServletRequest request) {
        sessions.endOthers(viewer.accountId(), request);
        auditing.done(viewer, request, "session.end", entry -> entry.saying("all others"));
        flash.addFlashAttribute("notice", wording.of("own.sessions.others-ended"));
        return HERE;
    }

    private String show(Viewer viewer, HttpServletRequest request, Map<String, String> problems, Model model) {
        model.addAttribute("own", accounts.byId(viewer.accountId()).orElseThrow());
        model.addAttribute(
                "sessions",
                sessions.of(viewer.accountId(), request).stream()
                        .map(ShownSession::of)
                        .toList());
        model.addAttribute("events", events.recent(viewer.accountId(), SECURITY, EVENTS));
        model.addAttribute("errors", problems);
        return "account/own";
    }
}
