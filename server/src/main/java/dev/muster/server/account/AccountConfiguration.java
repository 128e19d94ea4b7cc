package dev.muster.server.account;

import dev.muster.server.ServeOptions;
import dev.muster.server.security.Hashing;
import dev.muster.server.security.SignInLimits;
import dev.muster.store.Database;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Tickets;
import dev.muster.store.person.People;
import java.time.Clock;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages about accounts are made of. */
@Configuration
class AccountConfiguration {
    @Bean
    PasswordRules passwordRules(MessageSource messages) {
        return new PasswordRules(messages);
    }

    @Bean
    Wording accountWording(MessageSource messages) {
        return new Wording(messages);
    }

    @Bean
    AccountDesk accountDesk(Database database, Accounts accounts, Hashing hashing, SignInLimits limits, Clock clock) {
        return new AccountDesk(database, accounts, new People(database, clock), hashing, limits);
    }

    @Bean
    SetupLink setupLink(ServeOptions options, Accounts accounts, Tickets tickets) {
        return new SetupLink(options.data(), accounts, tickets);
    }
}
