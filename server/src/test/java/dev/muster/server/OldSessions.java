package dev.muster.server;

import dev.muster.store.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Sessions of people who signed in long ago. */
public final class OldSessions {
    private OldSessions() {}

    /** Makes the factors of an account's sessions an hour old. */
    public static void of(TestPortal portal, Account account) {
        FindByIndexNameSessionRepository<?> sessions = portal.bean(FindByIndexNameSessionRepository.class);
        age(sessions, account.id());
    }

    private static <S extends Session> void age(FindByIndexNameSessionRepository<S> sessions, String accountId) {
        for (S session : sessions.findByPrincipalName(accountId).values()) {
            SecurityContext context = Objects.requireNonNull(session.getAttribute("SPRING_SECURITY_CONTEXT"));
            Authentication held = Objects.requireNonNull(context.getAuthentication());
            UsernamePasswordAuthenticationToken old = UsernamePasswordAuthenticationToken.authenticated(
                    Objects.requireNonNull(held.getPrincipal()),
                    null,
                    held.getAuthorities().stream().map(OldSessions::aged).toList());
            old.setDetails("");
            session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl(old));
            sessions.save(session);
        }
    }

    private static GrantedAuthority aged(GrantedAuthority authority) {
        return authority instanceof FactorGrantedAuthority factor
                ? FactorGrantedAuthority.withAuthority(factor.getAuthority())
                        .issuedAt(Instant.now().minus(Duration.ofHours(1)))
                        .build()
                : authority;
    }
}
