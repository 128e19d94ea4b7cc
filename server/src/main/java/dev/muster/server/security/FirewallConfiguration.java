package dev.muster.server.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** What no request may bring, whoever sends it. */
@Configuration(proxyBeanMethods = false)
class FirewallConfiguration {
    /** The usual rules; and no value of a form or a query holds U+0000, which PostgreSQL takes in no text. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }
}
