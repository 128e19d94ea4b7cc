package dev.muster.server.passkey;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.EvenTime;
import dev.muster.server.security.Network;
import dev.muster.server.security.Onward;
import dev.muster.server.security.RelyingParties;
import dev.muster.server.security.SignInLimits;
import dev.muster.server.security.SignedInAccounts;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.factor.PasskeyChallenges;
import dev.muster.store.factor.PasskeyChallenges.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in by a passkey alone, which says itself whose it is. Whatever is wrong has one answer after the same time. */
@Controller
@RequestMapping("/passkey/sign-in")
class PasskeySignInPage {
    /** Many people may share an address. */
    private static final int PER_ADDRESS = 300;

    private static final String LIMIT = "passkey";

    private final RelyingParties parties;
    private final Ceremonies ceremonies;
    private final Accounts accounts;
    private final SignedInAccounts signedIn;
    private final SignInLimits limits;
    private final Auditing auditing;
    private final SecureRandom random;
    private final Asked asked;

    PasskeySignInPage(
            RelyingParties parties,
            Ceremonies ceremonies,
            Accounts accounts,
            SignedInAccounts signedIn,
            SignInLimits limits,
            Auditing auditing,
            SecureRandom random,
            Asked asked) {
        this.parties = parties;
        this.ceremonies = ceremonies;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.limits = limits;
        this.auditing = auditing;
        this.random = random;
        this.asked = asked;
    }

    /** A challenge for a browser that nobody knows: each is counted, so each answer is. */
    @PostMapping("/options")
    ResponseEntity<Object> options(HttpServletRequest request, HttpServletResponse response) {
        if (!limits.count(LIMIT, address(request), PER_ADDRESS)) {
            return asked.refused(HttpStatus.TOO_MANY_REQUESTS, "passkey.waiting");
        }
        return asked.of(parties.at(request)
                .map(party -> ceremonies.ask(
                        party,
                        ChallengeHolder.newBrowser(random, PasskeyChallenges.LIFE, request, response),
                        Purpose.SIGN_IN)));
    }

    @PostMapping
    String signIn(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        EvenTime time = EvenTime.start();
        Answer answer = parties.at(request)
                .map(party -> ceremonies.signedIn(party, ChallengeHolder.browser(request), credential))
                .orElseGet(() -> new Answer.Refused(Answer.Why.NO_CHALLENGE));
        Optional<Account> account = answer instanceof Answer.Proved(var id) ? accounts.byId(id) : Optional.empty();
        if (account.filter(Account::active).isPresent()) {
            limits.takeBack(LIMIT, address(request));
            signedIn.beginWithPasskey(account.get(), request, response);
            return "redirect:" + Onward.path(request, next);
        }
        note(answer, account, request);
        boolean pending =
                account.filter(found -> found.status() == AccountStatus.PENDING).isPresent();
        request.setAttribute("signInProblem", pending ? "pending" : "passkey-failed");
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        time.fill();
        return "forward:/";
    }

    /** Somebody who loads the page of a refusal again. */
    @GetMapping
    String again() {
        return "redirect:/";
    }

    private void note(Answer answer, Optional<Account> account, HttpServletRequest request) {
        AuditEntry entry = AuditEntry.of("sign-in.passkey", "failed")
                .saying(answer instanceof Answer.Refused(var why) ? why.words() : "not active");
        auditing.note(
                request,
                account.map(known -> entry.on("account", known.id(), known.name()))
                        .orElse(entry));
    }

    private static String address(HttpServletRequest request) {
        return Network.ofVisitor(request);
    }
}
