package dev.muster.server;

import dev.muster.server.security.CodeServerSecurity;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/**
 * What the stand-alone server for codes is made of: the pages of {@code codeserver}, the API, delivery, and what codes
 * are checked by; no faces, cameras or people.
 */
@Configuration(proxyBeanMethods = false)
@Profile(CodeServer.PROFILE)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import({StoreConfiguration.class, CodeServerSecurity.class})
@ComponentScan(
        basePackages = {
            "dev.muster.server.web",
            "dev.muster.server.health",
            "dev.muster.server.delivery",
            "dev.muster.server.decoy",
            "dev.muster.server.api",
            "dev.muster.server.codeserver"
        })
@ComponentScan(
        basePackages = "dev.muster.server.code",
        useDefaultFilters = false,
        includeFilters = @Filter(Configuration.class))
class CodeServerApplication {}
