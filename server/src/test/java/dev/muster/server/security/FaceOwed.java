package dev.muster.server.security;

import dev.muster.server.factor.SessionFactor;
import dev.muster.server.factor.Step;
import dev.muster.store.account.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** In a test's portal everybody owes a face after the password, whatever the policy says. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("muster.test.face.owed")
class FaceOwed {
    @Bean
    FilterRegistrationBean<Owing> faceOwing(Accounts accounts) {
        FilterRegistrationBean<Owing> registration = new FilterRegistrationBean<>(new Owing(accounts));
        // After the chain of filters that knows who it is.
        registration.setOrder(100);
        return registration;
    }

    static final class Owing extends OncePerRequestFilter {
        private final Accounts accounts;

        Owing(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Authentication held = SecurityContextHolder.getContext().getAuthentication();
            if (held != null
                    && held.getPrincipal() instanceof SignedIn signedIn
                    && HeldFactors.since(held, SessionFactor.FACE).isEmpty()) {
                Viewer.detachFrom(request);
                accounts.byId(signedIn.accountId())
                        .ifPresent(account -> new PendingSignIn(
                                        account, List.of(Step.FACE, Step.CODE), Set.of(SessionFactor.FACE))
                                .attachTo(request));
            }
            chain.doFilter(request, response);
        }
    }
}
