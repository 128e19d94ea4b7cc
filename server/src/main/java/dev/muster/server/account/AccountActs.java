package dev.muster.server.account;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.Fresh;
import dev.muster.server.security.SignInLimits;
import dev.muster.server.security.Viewer;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import dev.muster.store.person.Group;
import dev.muster.store.person.PersonGroups;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What an administrator does to accounts. Nobody does it to the own account, nor takes the last administrator away.
 */
@Controller
@RequestMapping("/accounts/{id}")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AccountActs {
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Tickets tickets;
    private final PersonGroups groups;
    private final SignInLimits limits;
    private final Auditing auditing;
    private final Wording wording;

    AccountActs(
            Accounts accounts,
            AccountDesk desk,
            Tickets tickets,
            Database database,
            SignInLimits limits,
            Auditing auditing,
            Wording wording) {
        this.accounts = accounts;
        this.desk = desk;
        this.tickets = tickets;
        this.groups = new PersonGroups(database);
        this.limits = limits;
        this.auditing = auditing;
        this.wording = wording;
    }

    @PostMapping("/approve")
    @Fresh(begin = "/accounts")
    String approve(@PathVariable String id, Viewer viewer, HttpServletRequest request, RedirectAttributes flash) {
        Account account = existing(id);
        if (account.status() == AccountStatus.PENDING) {
            desk.activate(id);
            note("account.approve", account, viewer, request, flash, "");
        }
        return back(id);
    }

    @PostMapping("/enable")
    @Fresh(begin = "/accounts")
    String enable(@PathVariable String id, Viewer viewer, HttpServletRequest request, RedirectAttributes flash) {
        Account account = existing(id);
        if (account.status() == AccountStatus.DISABLED) {
            boolean chosen = accounts.passwordHash(id).isPresent();
            if (chosen) {
                desk.activate(id);
            } else {
                accounts.changeStatus(id, AccountStatus.INVITED);
            }
            limits.forgive(account.name());
            note("account.enable", account, viewer, request, flash, "");
        }
        return back(id);
    }

    @PostMapping("/disable")
    String disable(@PathVariable String id, Viewer viewer, HttpServletRequest request, RedirectAttributes flash) {
        Account account = existing(id);
        if (isAllowed(account, viewer, flash, () -> accounts.changeStatus(id, AccountStatus.DISABLED))) {
            tickets.revoke(TicketPurpose.RESET, Optional.of(id));
            tickets.revoke(TicketPurpose.INVITATION, Optional.of(id));
            note("account.disable", account, viewer, request, flash, "");
        }
        return back(id);
    }

    @PostMapping("/role")
    @Fresh(begin = "/accounts")
    String changeRole(
            @PathVariable String id,
            @RequestParam Role role,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Account account = existing(id);
        if (account.role() != role && isAllowed(account, viewer, flash, () -> accounts.changeRole(id, role))) {
            note("account.role", account, viewer, request, flash, account.role() + " to " + role);
        }
        return back(id);
    }

    @PostMapping("/groups")
    String setGroups(
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<String> group,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Account account = existing(id);
        Set<String> known = groups.all().stream().map(Group::id).collect(Collectors.toSet());
        accounts.setGroups(id, group.stream().filter(known::contains).collect(Collectors.toSet()));
        note("account.groups", account, viewer, request, flash, "");
        return back(id);
    }

    @PostMapping("/delete")
    @Fresh(begin = "/accounts")
    String delete(@PathVariable String id, Viewer viewer, HttpServletRequest request, RedirectAttributes flash) {
        Account account = existing(id);
        if (!isAllowed(account, viewer, flash, () -> accounts.delete(id))) {
            return back(id);
        }
        note("account.delete", account, viewer, request, flash, "");
        return "redirect:/accounts";
    }

    private boolean isAllowed(Account account, Viewer viewer, RedirectAttributes flash, Runnable act) {
        if (account.id().equals(viewer.accountId())) {
            flash.addFlashAttribute("problem", wording.of("one.self"));
            return false;
        }
        boolean done = accounts.unlessLastAdministrator(account.id(), act);
        if (!done) {
            flash.addFlashAttribute("problem", wording.of("one.last"));
        }
        return done;
    }

    private void note(
            String action,
            Account account,
            Viewer viewer,
            HttpServletRequest request,
            RedirectAttributes flash,
            String detail) {
        auditing.done(viewer, request, action, entry -> {
            var named = entry.on("account", account.id(), account.name());
            return detail.isEmpty() ? named : named.saying(detail);
        });
        flash.addFlashAttribute("notice", wording.of(action.replace("account.", "one.done."), account.name()));
    }

    private Account existing(String id) {
        return accounts.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(String id) {
        return "redirect:/accounts/" + id;
    }
}
