package dev.muster.server.security;

import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AuditLog;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The filter chains: deny by default, sign-in by form, CSRF tokens, strict headers. */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StatedAccess());
    }

    @Bean
    Auditing auditing(AuditLog log) {
        return new Auditing(log);
    }

    @Bean
    SignOut signOut(Auditing auditing) {
        return new SignOut(auditing);
    }

    @Bean
    @Order(1)
    SecurityFilterChain assets(HttpSecurity http) {
        return http.securityMatcher(PublicRoutes.assets())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers ->
                        SecurityHeaders.of(headers).cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain pages(
            HttpSecurity http, Accounts accounts, SessionRules rules, SignInOutcome outcome, SignOut signOut) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(PublicRoutes.pages())
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/")
                        .loginProcessingUrl("/login")
                        .authenticationDetailsSource(SignInDetails::of)
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessUrl("/?out"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()).ignoringRequestMatchers(PublicRoutes.SIGNED))
                .headers(SecurityHeaders::of)
                .exceptionHandling(problems -> problems.authenticationEntryPoint(new SignInNeeded()))
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .addFilterAfter(new SessionGuard(accounts, rules), SecurityContextHolderFilter.class)
                .build();
    }

    /** Tokens live in a cookie that scripts cannot read, so that a visitor without an account costs no session. */
    private static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("MUSTER_CSRF");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}
