package dev.muster.server.api;

import dev.muster.server.decoy.Decoys;
import dev.muster.server.security.SecurityHeaders;
import dev.muster.store.Database;
import dev.muster.store.factor.ApiKeys;
import dev.muster.store.factor.RateLimits;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The API's filter chain: a key with every request; no session, no cookies, and so no CSRF. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    @Bean
    ApiKeys apiKeys(Database database, Clock clock, SecureRandom random) {
        return new ApiKeys(database, clock, random);
    }

    @Bean
    ApiLimits apiLimits(Database database, Clock clock, Decoys decoys) {
        return new ApiLimits(new RateLimits(database, clock), decoys);
    }

    @Bean
    @Order(50)
    SecurityFilterChain apiChain(HttpSecurity http, ApiKeys keys) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(ApiKeyFilter.AUTHORITY))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::of)
                .exceptionHandling(problems -> problems.authenticationEntryPoint(new KeyNeeded()))
                .addFilterBefore(new ApiKeyFilter(keys), AnonymousAuthenticationFilter.class)
                .build();
    }
}
