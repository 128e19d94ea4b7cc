package dev.muster.server.security;

import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares a name and a password with the accounts. */
final class PasswordSignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String nobodysHash;

    PasswordSignIn(Accounts accounts, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.clock = clock;
        this.nobodysHash = encoder.encode("nobody's");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        Optional<Account> account = accounts.byName(attempt.getName());
        String hash =
                account.flatMap(known -> accounts.passwordHash(known.id())).orElse(nobodysHash);
        boolean right = encoder.matches(password, hash) && !hash.equals(nobodysHash);
        if (!right || !account.get().active()) {
            throw new BadCredentialsException("refused");
        }
        accounts.noteSignIn(account.get().id());
        return signedIn(account.get());
    }

    private Authentication signedIn(Account account) {
        SignedIn principal = new SignedIn(account.id(), account.securityVersion(), clock.instant());
        return UsernamePasswordAuthenticationToken.authenticated(
                principal, null, List.of(new SimpleGrantedAuthority("ROLE_" + account.role())));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
