package dev.muster.server.people;

import dev.muster.store.Database;
import dev.muster.store.person.ConsentTexts;
import dev.muster.store.person.Consents;
import dev.muster.store.person.Crops;
import dev.muster.store.person.Erasure;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.person.RecentPunches;
import dev.muster.store.person.Retention;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store's classes about people, as beans. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean
    People people(Database database, Clock clock) {
        return new People(database, clock);
    }

    @Bean
    PersonGroups personGroups(Database database) {
        return new PersonGroups(database);
    }

    @Bean
    Consents consents(Database database, Clock clock) {
        return new Consents(database, clock);
    }

    @Bean
    ConsentTexts consentTexts(Database database, Clock clock) {
        return new ConsentTexts(database, clock);
    }

    @Bean
    Templates templates(Database database, Vault vault, Clock clock) {
        return new Templates(database, vault, clock);
    }

    @Bean
    Crops crops(Database database, Vault vault) {
        return new Crops(database, vault);
    }

    @Bean
    RecentPunches recentPunches(Database database) {
        return new RecentPunches(database);
    }

    @Bean
    Erasure erasure(Database database, Clock clock) {
        return new Erasure(database, clock);
    }

    @Bean
    Retention retention(Database database, Clock clock) {
        return new Retention(database, clock);
    }

    @Bean
    PersonExport personExport(Database database, Vault vault, Clock clock) {
        return new PersonExport(database, vault, clock);
    }

    @Bean
    PersonAccess personAccess(People people, PersonGroups groups) {
        return new PersonAccess(people, groups);
    }
}
