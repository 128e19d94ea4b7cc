package dev.muster.server.policy;

import dev.muster.server.factor.Need;
import dev.muster.server.security.FactorRules;
import dev.muster.server.security.Onward;
import dev.muster.server.security.PendingSignIn;
import dev.muster.server.security.Standing;
import dev.muster.server.security.Viewer;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the policy asks for and the visitor's account lacks, and the way to it. */
@Controller
class MissingPage {
    private final Accounts accounts;
    private final FactorRules rules;

    MissingPage(Accounts accounts, FactorRules rules) {
        this.accounts = accounts;
        this.rules = rules;
    }

    @GetMapping("/missing")
    String page(@RequestParam(defaultValue = "") String next, HttpServletRequest request, Model model) {
        Optional<Account> account = PendingSignIn.of(request)
                .map(PendingSignIn::account)
                .or(() -> Viewer.of(request).flatMap(viewer -> accounts.byId(viewer.accountId())));
        return account.map(known -> show(known, next, request, model))
                .orElseGet(() -> "redirect:" + Onward.path(request, next));
    }

    private String show(Account account, String next, HttpServletRequest request, Model model) {
        if (!(lacking(account) instanceof Standing.Lacking(List<Set<Need>> choices, boolean mayEnrol))) {
            return "redirect:" + Onward.path(request, next);
        }
        model.addAttribute("choices", choices);
        model.addAttribute("mayEnrol", mayEnrol);
        model.addAttribute("complete", Viewer.of(request).isPresent());
        model.addAttribute("hasPerson", account.personId().isPresent());
        return "policy/missing";
    }

    /** To be signed in; where nothing lacks for that, for a sensitive act. */
    private Standing lacking(Account account) {
        Authentication held =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        Standing signIn = rules.standing(account, held);
        if (!(signIn instanceof Standing.Complete)) {
            return signIn;
        }
        Standing stepUp = rules.stepUp(account, held);
        return stepUp instanceof Standing.Lacking ? stepUp : rules.change(account, held);
    }
}
