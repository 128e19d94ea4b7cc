package dev.muster.server.account;

import dev.muster.server.code.FactorNotices;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Ticket;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import dev.muster.store.audit.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one-use links lead: accepting an invitation, choosing another password; and what to do without one. */
@Controller
class LinkPages {
    private final Database database;
    private final Tickets tickets;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final SignedInAccounts signedIn;
    private final FactorNotices notices;
    private final Auditing auditing;
    private final PasswordRules rules;
    private final Wording wording;

    LinkPages(
            Database database,
            Tickets tickets,
            Accounts accounts,
            AccountDesk desk,
            SignedInAccounts signedIn,
            FactorNotices notices,
            Auditing auditing,
            PasswordRules rules,
            Wording wording) {
        this.database = database;
        this.tickets = tickets;
        this.accounts = accounts;
        this.desk = desk;
        this.signedIn = signedIn;
        this.notices = notices;
        this.auditing = auditing;
        this.rules = rules;
        this.wording = wording;
    }

    @GetMapping("/forgot")
    String forgot() {
        return "account/forgot";
    }

    @GetMapping("/invite")
    String invitation(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        return open(TicketPurpose.INVITATION, token, model, response);
    }

    @GetMapping("/reset")
    String reset(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        return open(TicketPurpose.RESET, token, model, response);
    }

    @PostMapping("/invite")
    String accept(
            @RequestParam(defaultValue = "") String token,
            @ModelAttribute NewPassword password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return choose(TicketPurpose.INVITATION, token, password, model, request, response);
    }

    @PostMapping("/reset")
    String change(
            @RequestParam(defaultValue = "") String token,
            @ModelAttribute NewPassword password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return choose(TicketPurpose.RESET, token, password, model, request, response);
    }

    private String open(TicketPurpose purpose, String token, Model model, HttpServletResponse response) {
        return account(tickets.find(token, purpose))
                .map(account -> form(purpose, token, account, Map.of(), model))
                .orElseGet(() -> VoidLink.page(kind(purpose), model, response));
    }

    private String choose(
            TicketPurpose purpose,
            String token,
            NewPassword password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> account = account(tickets.find(token, purpose));
        if (account.isEmpty()) {
            return VoidLink.page(kind(purpose), model, response);
        }
        Map<String, String> problems = password.problems(
                rules, wording, account.get().name(), account.get().email().orElse(""));
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(purpose, token, account.get(), problems, model);
        }
        if (!use(purpose, token, account.get(), password)) {
            return VoidLink.page(kind(purpose), model, response);
        }
        tell(purpose, account.get(), request);
        if (accounts.byId(account.get().id()).filter(Account::active).isPresent()) {
            signedIn.beginByLink(account.get().id(), request, response);
        }
        return "redirect:/";
    }

    private void tell(TicketPurpose purpose, Account account, HttpServletRequest request) {
        boolean reset = purpose == TicketPurpose.RESET;
        auditing.note(
                request,
                AuditEntry.of(reset ? "account.reset" : "account.accept", "ok")
                        .by("account", account.id(), account.name()));
        if (reset) {
            notices.warn(account, "account.notice.reset");
        }
    }

    private boolean use(TicketPurpose purpose, String token, Account account, NewPassword password) {
        return database.write(() -> {
            boolean used = tickets.use(token, purpose).isPresent();
            if (used) {
                desk.changePassword(account, password.password());
                if (account.status() == AccountStatus.INVITED) {
                    desk.activate(account.id());
                }
            }
            return used;
        });
    }

    /** Whose link it is, unless the account has been disabled since. */
    private Optional<Account> account(Optional<Ticket> ticket) {
        return ticket.flatMap(Ticket::accountId)
                .flatMap(accounts::byId)
                .filter(account -> account.status() != AccountStatus.DISABLED);
    }

    private static String kind(TicketPurpose purpose) {
        return purpose == TicketPurpose.RESET ? VoidLink.RESET : VoidLink.INVITATION;
    }

    private static String form(
            TicketPurpose purpose, String token, Account account, Map<String, String> problems, Model model) {
        model.addAttribute("kind", kind(purpose));
        model.addAttribute("token", token);
        model.addAttribute("account", account);
        model.addAttribute("errors", problems);
        return "account/choose";
    }
}
