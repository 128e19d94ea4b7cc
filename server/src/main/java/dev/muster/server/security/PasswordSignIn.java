package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Credentials;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Compares a name and a password with the accounts. Whatever is wrong takes the same steps and about the same time:
 * the attempt is counted, a hash is computed, the refusal is written down.
 */
final class PasswordSignIn implements AuthenticationProvider {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 1024;

    private final Accounts accounts;
    private final Hashing hashing;
    private final SignInLimits limits;
    private final DeviceCookie devices;
    private final SignedInAccounts signedIn;
    private final AuditLog audit;

    PasswordSignIn(
            Accounts accounts,
            Hashing hashing,
            SignInLimits limits,
            DeviceCookie devices,
            SignedInAccounts signedIn,
            AuditLog audit) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.limits = limits;
        this.devices = devices;
        this.signedIn = signedIn;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        EvenTime time = EvenTime.start();
        SignInDetails details = (SignInDetails) Objects.requireNonNull(attempt.getDetails());
        String name = cut(attempt.getName(), LONGEST_NAME);
        String password = cut(String.valueOf(attempt.getCredentials()), LONGEST_PASSWORD);
        Optional<Credentials> known = accounts.credentials(name);
        Optional<String> device = known.flatMap(credentials -> details.device()
                .flatMap(cookie -> devices.deviceOf(credentials.account().id(), cookie)));

        // Counted before it is compared: attempts made at the same time cannot overtake the count.
        boolean letIn = limits.letIn(name, details.address(), device);
        boolean right = compare(known, password) && letIn;
        Optional<Account> account = known.map(Credentials::account);
        if (right && account.filter(Account::active).isPresent()) {
            limits.succeeded(name, details.address(), device);
            upgrade(known.get(), password);
            return signedIn.afterPassword(account.get());
        }
        boolean pending = right
                && account.filter(found -> found.status() == AccountStatus.PENDING)
                        .isPresent();
        if (!pending) {
            limits.failed(name, details.address(), device);
        }
        audit.record(refusal(name, account, letIn, right).from(details.address()));
        time.fill();
        throw pending ? new PendingException() : new BadCredentialsException("refused");
    }

    private boolean compare(Optional<Credentials> known, String password) {
        Optional<String> hash = known.flatMap(Credentials::passwordHash);
        if (hash.isEmpty()) {
            hashing.matchesNothing(password);
            return false;
        }
        return hashing.matches(password, hash.get());
    }

    private void upgrade(Credentials credentials, String password) {
        if (credentials.passwordHash().filter(hashing::isOutdated).isPresent()) {
            accounts.upgradeHash(credentials.account().id(), hashing.hash(password));
        }
    }

    private AuditEntry refusal(String name, Optional<Account> account, boolean letIn, boolean right) {
        String reason = !letIn ? "too many attempts" : right ? "not active" : "wrong name or password";
        AuditEntry entry = AuditEntry.of("sign-in", "failed").saying(reason);
        // A name that nobody has may be a password typed into the wrong field: it is not written down.
        return account.map(known -> entry.on("account", known.id(), known.name()))
                .orElseGet(() -> entry.on("name", limits.alias(name), "?"));
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
