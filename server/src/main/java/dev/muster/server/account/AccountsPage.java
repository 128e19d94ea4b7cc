package dev.muster.server.account;

import dev.muster.server.code.FactorNotices;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.Viewer;
import dev.muster.server.web.OneLine;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import dev.muster.store.person.PersonGroups;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's list of accounts, one account, and inviting another. */
@Controller
@RequestMapping("/accounts")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AccountsPage {
    private static final Duration INVITATION = Duration.ofDays(7);
    private static final Duration RESET = Duration.ofHours(24);

    private final Accounts accounts;
    private final AccountDesk desk;
    private final Tickets tickets;
    private final PersonGroups groups;
    private final FactorNotices notices;
    private final Auditing auditing;
    private final Wording wording;

    AccountsPage(
            Accounts accounts,
            AccountDesk desk,
            Tickets tickets,
            Database database,
            FactorNotices notices,
            Auditing auditing,
            Wording wording) {
        this.accounts = accounts;
        this.desk = desk;
        this.tickets = tickets;
        this.groups = new PersonGroups(database);
        this.notices = notices;
        this.auditing = auditing;
        this.wording = wording;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String status,
            Model model) {
        List<Account> found = accounts.search(q).stream()
                .filter(account -> role.isEmpty() || account.role().name().equals(role))
                .filter(account -> status.isEmpty() || account.status().name().equals(status))
                .toList();
        model.addAttribute("q", q);
        model.addAttribute("role", role);
        model.addAttribute("status", status);
        model.addAttribute("accounts", found.stream().map(ShownAccount::of).toList());
        model.addAttribute("filtered", !(q.isBlank() && role.isEmpty() && status.isEmpty()));
        return "account/list";
    }

    @GetMapping("/new")
    String invite(Model model) {
        return form(AccountForm.empty(), Role.MEMBER, Map.of(), model);
    }

    /** The link is in the answer and nowhere else: it cannot be had again. */
    @PostMapping
    @Fresh(begin = "/accounts/new")
    String sendInvitation(
            Viewer viewer,
            @ModelAttribute AccountForm form,
            @RequestParam(defaultValue = "MEMBER") Role role,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> problems = new LinkedHashMap<>(form.problems(wording));
        Optional<Account> made = problems.isEmpty()
                ? desk.invite(form.username(), form.fullName(), form.givenEmail(), role)
                : Optional.empty();
        if (made.isEmpty()) {
            problems.putIfAbsent("username", wording.of("name.taken"));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(form, role, problems, model);
        }
        auditing.done(
                viewer,
                request,
                "account.invite",
                entry -> entry.on("account", made.get().id(), made.get().name()).saying(role.name()));
        return link(TicketPurpose.INVITATION, made.get(), viewer, model, request);
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Viewer viewer, Model model) {
        Account account = existing(id);
        model.addAttribute("account", ShownAccount.of(account));
        model.addAttribute("self", id.equals(viewer.accountId()));
        model.addAttribute("groups", groups.all());
        model.addAttribute("chosen", accounts.groups(id));
        return "account/one";
    }

    /** Whoever has chosen a password already is told, and somebody else's is replaced for a reason only. */
    @PostMapping("/{id}/link")
    @Fresh(begin = "/accounts")
    String makeLink(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request) {
        Account account = existing(id);
        boolean invited = account.status() == AccountStatus.INVITED;
        Optional<String> why = OneLine.reason(reason);
        if (why.isEmpty() && !invited) {
            flash.addFlashAttribute("problem", wording.of("one.link.reason.missing"));
            return "redirect:/accounts/" + id;
        }
        auditing.done(viewer, request, "account.reset-link", entry -> {
            var named = entry.on("account", account.id(), account.name());
            return why.map(named::saying).orElse(named);
        });
        if (!invited) {
            notices.warn(account, "account.notice.link");
        }
        return link(invited ? TicketPurpose.INVITATION : TicketPurpose.RESET, account, viewer, model, request);
    }

    private String link(
            TicketPurpose purpose, Account account, Viewer viewer, Model model, HttpServletRequest request) {
        boolean invitation = purpose == TicketPurpose.INVITATION;
        String token = tickets.create(
                purpose, Optional.of(account.id()), Optional.of(viewer.accountId()), invitation ? INVITATION : RESET);
        String url = request.getRequestURL().toString();
        String origin = url.substring(0, url.length() - request.getRequestURI().length());
        model.addAttribute("account", account);
        model.addAttribute("kind", invitation ? VoidLink.INVITATION : VoidLink.RESET);
        model.addAttribute("link", origin + (invitation ? "/invite?token=" : "/reset?token=") + token);
        return "account/link";
    }

    private Account existing(String id) {
        return accounts.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String form(AccountForm form, Role role, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("role", role);
        model.addAttribute("errors", problems);
        return "account/new";
    }
}
