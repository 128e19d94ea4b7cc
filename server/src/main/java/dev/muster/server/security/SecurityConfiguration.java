package dev.muster.server.security;

import dev.muster.store.account.Accounts;
import dev.muster.store.audit.AuditLog;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The filter chains: deny by default, sign-in by form, CSRF tokens, strict headers. */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<FreshSignIn> freshSignIn;

    SecurityConfiguration(ObjectProvider<FreshSignIn> freshSignIn) {
        this.freshSignIn = freshSignIn;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StatedAccess());
        registry.addInterceptor(new FreshAccess(freshSignIn.getObject()));
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
    static SecurityFilterChain assets(HttpSecurity http) {
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
            HttpSecurity http,
            Accounts accounts,
            SessionRules rules,
            FactorRules factors,
            SignInOutcome outcome,
            SignOut signOut) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(PublicRoutes.pages())
                        .permitAll()
                        .anyRequest()
                        .access(SecurityConfiguration::isSignedIn))
                .formLogin(form -> form.loginPage("/")
                        .loginProcessingUrl("/login")
                        .authenticationDetailsSource(SignInDetails::of)
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessUrl("/?out"))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens("MUSTER_CSRF"))
                        .ignoringRequestMatchers(PublicRoutes.SIGNED))
                .headers(SecurityHeaders::of)
                .exceptionHandling(problems ->
                        problems.authenticationEntryPoint(new SignInNeeded()).accessDeniedHandler(new CodeNeeded()))
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .addFilterAfter(
                        new SessionGuard(accounts, rules, new RequestStanding(accounts, factors)),
                        SecurityContextHolderFilter.class)
                .build();
    }

    /** With every factor that is needed: the session's guard has looked. */
    private static AuthorizationResult isSignedIn(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(Viewer.of(context.getRequest()).isPresent());
    }

    /** Tokens live in a cookie that scripts cannot read, so that a visitor without an account costs no session. */
    static CookieCsrfTokenRepository csrfTokens(String cookieName) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookieName);
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}
