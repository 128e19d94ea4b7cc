package dev.muster.server.account;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.EvenTime;
import dev.muster.server.security.SignInLimits;
import dev.muster.store.Policy;
import dev.muster.store.Policy.Registration;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
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

/** Where people register themselves, when the settings let them. The answer is the same whether a name is taken or not. */
@Controller
@RequestMapping("/register")
class RegisterPage {
    private static final int PER_ADDRESS = 20;

    private final Policy policy;
    private final AccountDesk desk;
    private final SignInLimits limits;
    private final Auditing auditing;
    private final PasswordRules rules;
    private final Wording wording;

    RegisterPage(
            Policy policy,
            AccountDesk desk,
            SignInLimits limits,
            Auditing auditing,
            PasswordRules rules,
            Wording wording) {
        this.policy = policy;
        this.desk = desk;
        this.limits = limits;
        this.auditing = auditing;
        this.rules = rules;
        this.wording = wording;
    }

    @GetMapping
    String page(Model model) {
        return form(AccountForm.empty(), Map.of(), model);
    }

    @PostMapping
    String register(
            @ModelAttribute AccountForm form,
            @ModelAttribute NewPassword password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        EvenTime time = EvenTime.start();
        Registration registration = policy.registration();
        if (registration == Registration.OFF) {
            return form(form, Map.of(), model);
        }
        Map<String, String> problems = new LinkedHashMap<>(form.problems(wording));
        problems.putAll(password.problems(rules, wording, form.username(), form.fullName(), form.email()));
        if (problems.isEmpty() && !limits.count("registration", request.getRemoteAddr(), PER_ADDRESS)) {
            problems.put("username", wording.of("password.busy"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return form(form, problems, model);
        }
        make(form, password, registration, request);
        time.fill();
        model.addAttribute("done", Policy.word(registration));
        return form(form, Map.of(), model);
    }

    private void make(AccountForm form, NewPassword password, Registration registration, HttpServletRequest request) {
        AccountStatus status = registration == Registration.ON ? AccountStatus.ACTIVE : AccountStatus.PENDING;
        Optional<Account> made = desk.create(
                form.username(), form.fullName(), form.givenEmail(), password.password(), Role.MEMBER, status);
        auditing.note(
                request,
                made.map(account -> AuditEntry.of("account.register", "ok").by("account", account.id(), account.name()))
                        .orElseGet(() ->
                                AuditEntry.of("account.register", "refused").saying("the name is taken")));
    }

    private String form(AccountForm form, Map<String, String> problems, Model model) {
        model.addAttribute("registration", Policy.word(policy.registration()));
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        return "account/register";
    }
}
