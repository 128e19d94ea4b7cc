package dev.muster.server.security;

import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.Settings;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.vault.Vault;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;

/**
 * The sessions and filter chains of the stand-alone server for codes: as strict as the portal's, and apart from them, so
 * that a session here is none there. Nobody signs in by a password.
 */
@EnableSpringHttpSession
@EnableMethodSecurity
@Import({FirewallConfiguration.class, VaultConfiguration.class})
public class CodeServerSecurity {
    /** All there is; what each needs beside its address it looks for itself. */
    public static final List<String> PAGES =
            List.of("/", "/index", "/send", "/validate", "/success", "/face_recognition", "/error");

    @Bean
    Policy policy(Settings settings) {
        return new Policy(settings);
    }

    @Bean
    JdbcIndexedSessionRepository storedSessions(Database database) {
        return SessionConfiguration.storedSessions(database);
    }

    @Bean
    @Primary
    ThriftySessions<?> sessions(JdbcIndexedSessionRepository stored, Policy policy) {
        return SessionConfiguration.thrifty(stored, policy);
    }

    /** Browsers send cookies to every port of a host: so these have names of their own. */
    @Bean
    CookieSerializer cookieSerializer(Vault vault) {
        return SessionConfiguration.cookie("MUSTER_OTP_SESSION", "otp-server session cookie", vault);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    SignInLimits signInLimits(Database database, Clock clock, Vault vault) {
        return new SignInLimits(new AttemptLimits(database, clock), vault);
    }

    @Bean
    Auditing auditing(AuditLog log) {
        return new Auditing(log);
    }

    @Bean
    @Order(1)
    SecurityFilterChain assets(HttpSecurity http) {
        return SecurityConfiguration.assets(http);
    }

    @Bean
    @Order(100)
    SecurityFilterChain pages(HttpSecurity http, LogoutHandler signOut) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(PAGES.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(PublicRoutes.SIGNED)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessUrl("/index?out"))
                .csrf(csrf -> csrf.csrfTokenRepository(SecurityConfiguration.csrfTokens("MUSTER_OTP_CSRF"))
                        .ignoringRequestMatchers(PublicRoutes.SIGNED))
                .headers(SecurityHeaders::of)
                .exceptionHandling(problems -> problems.authenticationEntryPoint(
                        (_, response, _) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
