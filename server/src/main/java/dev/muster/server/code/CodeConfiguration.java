package dev.muster.server.code;

import dev.muster.delivery.DeliverySettings;
import dev.muster.otp.TotpVerifier;
import dev.muster.otp.verify.AppCodes;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.SpareCodes;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.EnrolledFactors;
import dev.muster.store.factor.SqlAttempts;
import dev.muster.store.factor.SqlChallenges;
import dev.muster.store.factor.SqlRecoverySheets;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What codes are made, sent and checked by. */
@Configuration
class CodeConfiguration {
    @Bean
    SqlAttempts codeAttempts(Database database, Clock clock) {
        return new SqlAttempts(database, new AttemptLimits(database, clock));
    }

    @Bean
    SqlChallenges challenges(Database database, Clock clock) {
        return new SqlChallenges(database, clock);
    }

    @Bean
    SqlRecoverySheets recoverySheets(Database database, Clock clock) {
        return new SqlRecoverySheets(database, clock);
    }

    @Bean
    Apps apps(Database database, Vault vault, Clock clock) {
        return new Apps(database, vault, clock);
    }

    @Bean
    CodeAddresses codeAddresses(Database database, Vault vault, Clock clock) {
        return new CodeAddresses(database, vault, clock);
    }

    @Bean
    DeliveredCodes deliveredCodes(
            SqlChallenges challenges, SqlAttempts attempts, Vault vault, SecureRandom random, Clock clock) {
        return new DeliveredCodes(challenges, attempts, data -> vault.mac(data, "delivered code"), random, clock);
    }

    @Bean
    Supplier<TotpVerifier> totpVerifier(Clock clock, Policy policy) {
        return () -> new TotpVerifier(clock, policy.appSkew());
    }

    @Bean
    AppCodes appCodes(Apps apps, SqlAttempts attempts, Supplier<TotpVerifier> verifier) {
        return new AppCodes(apps, attempts, verifier);
    }

    @Bean
    SpareCodes spareCodes(SqlRecoverySheets sheets, SqlAttempts attempts, Vault vault, SecureRandom random) {
        return new SpareCodes(sheets, attempts, data -> vault.mac(data, "recovery code"), random);
    }

    @Bean
    VerdictWords verdictWords(MessageSource texts) {
        return new VerdictWords(texts);
    }

    @Bean
    EnrolledFactors enrolledFactors(Database database) {
        return new EnrolledFactors(database);
    }

    @Bean
    Ways ways(Apps apps, CodeAddresses addresses, SqlRecoverySheets sheets) {
        return new Ways(apps, addresses, sheets);
    }

    @Bean
    CodeSending codeSending(
            Database database,
            DeliveredCodes codes,
            SqlChallenges challenges,
            CodeAddresses addresses,
            Outbox outbox,
            DeliverySettings settings,
            MessageSource texts,
            Clock clock) {
        return new CodeSending(database, codes, challenges, addresses, outbox, settings, new CodeLetter(texts), clock);
    }

    @Bean
    SignInCodes secondStep(Ways ways, CodeSending sending) {
        return new SignInCodes(ways, sending);
    }
}
