package dev.muster.server.passkey;

import dev.muster.delivery.DeliverySettings;
import dev.muster.server.security.RelyingParties;
import dev.muster.store.Database;
import dev.muster.store.account.Accounts;
import dev.muster.store.factor.EnrolledPasskeys;
import dev.muster.store.factor.PasskeyChallenges;
import dev.muster.store.factor.Passkeys;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What passkeys are asked for and checked by. */
@Configuration
class PasskeyConfiguration {
    @Bean
    RelyingParties relyingParties(DeliverySettings settings) {
        return new RelyingParties(settings.publicUrl());
    }

    @Bean
    Passkeys passkeys(Database database, SecureRandom random, Clock clock) {
        return new Passkeys(database, random, clock);
    }

    @Bean
    EnrolledPasskeys enrolledPasskeys(Database database) {
        return new EnrolledPasskeys(database);
    }

    @Bean
    PasskeyChallenges passkeyChallenges(Database database, Clock clock) {
        return new PasskeyChallenges(database, clock);
    }

    @Bean
    Ceremonies ceremonies(Passkeys passkeys, PasskeyChallenges challenges, Accounts accounts) {
        return new Ceremonies(passkeys, challenges, new StoredUsers(accounts, passkeys));
    }
}
