package dev.muster.server.security;

import dev.muster.store.account.Accounts;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The parts of signing in. */
@Configuration
class SignInConfiguration {
    @Bean
    PasswordSignIn passwordSignIn(Accounts accounts, PasswordEncoder encoder, Clock clock) {
        return new PasswordSignIn(accounts, encoder, clock);
    }

    @Bean
    SignInOutcome signInOutcome() {
        return new SignInOutcome();
    }
}
