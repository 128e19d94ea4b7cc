package dev.muster.server.account;

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
}
