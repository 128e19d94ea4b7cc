package dev.muster.server.security;

import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.Settings;
import dev.muster.store.account.Accounts;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions: in the database, behind a signed cookie, and watched while something live is open. */
@Configuration
@EnableSpringHttpSession
class SessionConfiguration {
    /** Two requests of one session may bring the same attribute at once; the later one stays. */
    private static final String KEEP_ATTRIBUTE = """
            INSERT INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES) VALUES (?, ?, ?)
            ON CONFLICT (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) DO UPDATE SET ATTRIBUTE_BYTES = EXCLUDED.ATTRIBUTE_BYTES""";

    @Bean
    Policy policy(Settings settings) {
        return new Policy(settings);
    }

    @Bean
    static JdbcIndexedSessionRepository storedSessions(Database database) {
        JdbcIndexedSessionRepository stored = new JdbcIndexedSessionRepository(
                new JdbcTemplate(database.dataSource()), new ReadsOutside(database.transactions()));
        stored.setCreateSessionAttributeQuery(KEEP_ATTRIBUTE);
        return stored;
    }

    @Bean
    @Primary
    ThriftySessions<?> sessions(JdbcIndexedSessionRepository stored, Policy policy) {
        return thrifty(stored, policy);
    }

    static <S extends Session> ThriftySessions<S> thrifty(FindByIndexNameSessionRepository<S> stored, Policy policy) {
        return new ThriftySessions<>(stored, policy);
    }

    @Bean
    CookieSerializer cookieSerializer(Vault vault) {
        return cookie("MUSTER_SESSION", "session cookie", vault);
    }

    static CookieSerializer cookie(String name, String purpose, Vault vault) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseBase64Encoding(false);
        return new SealedCookie(cookie, vault, purpose);
    }

    @Bean
    SessionRules sessionRules(Policy policy, FactorRules factors, Clock clock) {
        return new SessionRules(policy, factors, clock);
    }

    @Bean
    OwnSessions ownSessions(ThriftySessions<?> sessions) {
        return new OwnSessions(sessions);
    }

    @Bean
    LiveConnections liveConnections(
            Database database, Accounts accounts, SessionRules rules, FactorRules factors, Clock clock) {
        return new LiveConnections(database, accounts, rules, factors, clock);
    }
}
