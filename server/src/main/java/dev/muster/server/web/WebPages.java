package dev.muster.server.web;

import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts what all pages share into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebPages implements WebMvcConfigurer {
    private final Clock clock;

    WebPages(Clock clock) {
        this.clock = clock;
    }

    @Bean
    static LocaleResolver localeResolver() {
        return Languages.resolver();
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> lastResort() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(LastResort.class.getName());
            }
        });
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageModel(clock.getZone()));
    }
}
