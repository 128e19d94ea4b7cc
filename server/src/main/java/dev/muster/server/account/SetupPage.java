package dev.muster.server.account;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import dev.muster.store.audit.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where whoever has the set-up link makes the administrator. Opening it changes nothing; the form uses it up. */
@Controller
@RequestMapping("/setup")
class SetupPage {
    private final SetupLink link;
    private final Database database;
    private final Tickets tickets;
    private final AccountDesk desk;
    private final SignedInAccounts signedIn;
    private final Auditing auditing;
    private final PasswordRules rules;
    private final Wording wording;

    SetupPage(
            SetupLink link,
            Database database,
            Tickets tickets,
            AccountDesk desk,
            SignedInAccounts signedIn,
            Auditing auditing,
            PasswordRules rules,
            Wording wording) {
        this.link = link;
        this.database = database;
        this.tickets = tickets;
        this.desk = desk;
        this.signedIn = signedIn;
        this.auditing = auditing;
        this.rules = rules;
        this.wording = wording;
    }

    @GetMapping
    String page(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        return link.opens(token)
                ? form(token, AccountForm.empty(), Map.of(), model)
                : VoidLink.page(VoidLink.SETUP, model, response);
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String token,
            @ModelAttribute AccountForm form,
            @ModelAttribute NewPassword password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!link.opens(token)) {
            return VoidLink.page(VoidLink.SETUP, model, response);
        }
        Map<String, String> problems = new LinkedHashMap<>(form.problems(wording));
        problems.putAll(password.problems(rules, wording, form.username(), form.fullName()));
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(token, form, problems, model);
        }
        Optional<Account> made = make(token, form, password);
        if (made.isEmpty()) {
            return VoidLink.page(VoidLink.SETUP, model, response);
        }
        link.withdraw();
        auditing.note(
                request,
                AuditEntry.of("account.setup", "ok")
                        .by("account", made.get().id(), made.get().name()));
        signedIn.beginByLink(made.get().id(), request, response);
        return "redirect:/home";
    }

    /** Used up and made in one step, so that two who press the button at once make one administrator. */
    private Optional<Account> make(String token, AccountForm form, NewPassword password) {
        return database.write(() -> tickets.use(token, TicketPurpose.SETUP)
                .map(_ -> desk.create(
                                form.username(),
                                form.fullName(),
                                form.givenEmail(),
                                password.password(),
                                Role.ADMINISTRATOR,
                                AccountStatus.ACTIVE)
                        .orElseThrow(() -> new IllegalStateException("the name of the first administrator is taken"))));
    }

    private static String form(String token, AccountForm form, Map<String, String> problems, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        return "account/setup";
    }
}
