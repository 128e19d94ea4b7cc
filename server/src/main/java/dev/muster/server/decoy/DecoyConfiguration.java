package dev.muster.server.decoy;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.TotpVerifier;
import dev.muster.otp.verify.AppCodes;
import dev.muster.otp.verify.AppKeys;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.KeyedHash;
import dev.muster.server.Upkeep;
import dev.muster.store.Database;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.factor.RateLimits;
import dev.muster.store.factor.SqlAttempts;
import dev.muster.store.factor.SqlChallenges;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of decoys; kept together, so that they never mix with those of real codes. */
@Configuration(proxyBeanMethods = false)
class DecoyConfiguration {
    @Bean
    Decoys decoys(
            Database database,
            DeliverySettings settings,
            Supplier<TotpVerifier> verifier,
            Vault vault,
            SecureRandom random,
            Clock clock) {
        SqlChallenges challenges = SqlChallenges.decoys(database, clock);
        SqlAttempts attempts = SqlAttempts.atDecoys(database, new AttemptLimits(database, clock));
        return new Decoys(
                new DeliveredCodes(challenges, attempts, fitting(vault, random), random, clock),
                new AppCodes(new NoApps(), attempts, verifier),
                challenges,
                settings,
                vault,
                clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Upkeep codeUpkeep(Database database, Clock clock) {
        RateLimits rates = new RateLimits(database, clock);
        AttemptLimits attempts = new AttemptLimits(database, clock);
        return new Upkeep("code", "counts of attempts and requests, which strangers can make,", () -> {
            rates.purge();
            attempts.purge();
        });
    }

    /** As much work as the hash of a real code, and never the same twice: no guess fits. */
    private static KeyedHash fitting(Vault vault, SecureRandom random) {
        return data -> {
            byte[] hash = vault.mac(data, "decoy code");
            random.nextBytes(hash);
            return hash;
        };
    }

    /** Nobody's. */
    private static final class NoApps implements AppKeys {
        @Override
        public List<AppKey> of(String accountId) {
            return List.of();
        }

        @Override
        public boolean take(String keyId, long step) {
            return false;
        }
    }
}
