package dev.muster.server.security;

import dev.muster.server.factor.Profiles;
import dev.muster.store.Database;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.account.Tickets;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.factor.EnrolledFace;
import dev.muster.store.factor.EnrolledFactors;
import dev.muster.store.factor.EnrolledPasskeys;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The parts of signing in. */
@Configuration
class SignInConfiguration {
    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordHashing.encoder();
    }

    @Bean
    Hashing hashing(PasswordEncoder encoder) {
        return new Hashing(encoder);
    }

    @Bean
    Tickets tickets(Database database, Clock clock, SecureRandom random) {
        return new Tickets(database, clock, random);
    }

    @Bean
    SignInLimits signInLimits(Database database, Clock clock, Vault vault) {
        return new SignInLimits(new AttemptLimits(database, clock), vault);
    }

    @Bean
    DeviceCookie deviceCookie(Vault vault, SecureRandom random) {
        return new DeviceCookie(vault, random);
    }

    @Bean
    SignInPolicy signInPolicy(Database database) {
        return new SignInPolicy(database);
    }

    @Bean
    Profiles profiles(SignInPolicy policy) {
        return new Profiles(policy);
    }

    @Bean
    FactorRules factorRules(Profiles profiles, EnrolledFace face, Database database, Clock clock) {
        OwnFactors own = new OwnFactors(new EnrolledFactors(database), new EnrolledPasskeys(database), face);
        return new FactorRules(profiles, own, clock);
    }

    @Bean
    FreshSignIn freshSignIn(Accounts accounts, FactorRules rules) {
        return new FreshSignIn(accounts, rules);
    }

    @Bean
    SignedInAccounts signedInAccounts(
            Accounts accounts,
            FactorRules factors,
            DeviceCookie devices,
            Auditing auditing,
            Clock clock,
            RiskWatch watch,
            RememberedDevices remembered) {
        return new SignedInAccounts(accounts, factors, devices, auditing, clock, watch, remembered);
    }

    @Bean
    PasswordSignIn passwordSignIn(
            Accounts accounts,
            Hashing hashing,
            SignInLimits limits,
            DeviceCookie devices,
            SignedInAccounts signedIn,
            AuditLog audit) {
        return new PasswordSignIn(accounts, hashing, limits, devices, signedIn, audit);
    }

    @Bean
    SignInOutcome signInOutcome(SignedInAccounts signedIn, SecondStep second) {
        return new SignInOutcome(signedIn, second);
    }
}
