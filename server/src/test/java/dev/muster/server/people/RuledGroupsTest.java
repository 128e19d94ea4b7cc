package dev.muster.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.OldSessions;
import dev.muster.server.TestPortal;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.person.Group;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nobody weakens what signing in asks by moving people in or out of groups. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RuledGroupsTest {
    private TestPortal portal;
    private PersonGroups groups;
    private Group vault;
    private Group plain;
    private Account chief;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        groups = portal.bean(PersonGroups.class);
        vault = groups.named("Vault");
        plain = groups.named("Plain");
        chief = portal.account("chief", Role.ADMINISTRATOR);
        Account maya = portal.account("maya", Role.MANAGER);
        portal.accounts().setGroups(maya.id(), Set.of(vault.id(), plain.id()));
        portal.accounts().link(maya.id(), Optional.of(person("Maya")));
        portal.bean(SignInPolicy.class).hold(vault.id(), Optional.of("open"));
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void aManagerTakesNobodyOutOfAGroupWithARuleNotEvenTheOwnPerson() {
        Browser manager = portal.signedIn("maya");
        String own = portal.accounts().byName("maya").flatMap(Account::personId).orElseThrow();
        for (String person : List.of(person("Asha"), own)) {
            HttpResponse<String> answer = manager.post("/people/" + person, form(plain));
            assertThat(answer.body()).contains("only an administrator puts people in or takes them out");
            assertThat(names(person)).containsExactly("Plain", "Vault");
        }
    }

    @Test
    void aManagerPutsNobodyThereEither() {
        String person = person("Ben");
        groups.set(person, Set.of(plain.id()));
        portal.signedIn("maya").post("/people/" + person, form(vault));
        assertThat(names(person)).containsExactly("Plain");
    }

    @Test
    void aManagerChangesWhatElseThereIsAndOtherGroups() {
        String person = person("Cleo");
        assertThat(location(portal.signedIn("maya").post("/people/" + person, form(vault))))
                .isEqualTo("/people/" + person);
        assertThat(names(person)).containsExactly("Vault");
        assertThat(portal.bean(People.class).byId(person).orElseThrow().name()).isEqualTo("Renamed");
    }

    @Test
    void anAdministratorConfirmsFirstAndThenMay() {
        String person = person("Dora");
        Browser old = portal.signedIn("chief");
        old.get("/people/groups");
        OldSessions.of(portal, chief);
        String back = "/confirm?next=%2Fpeople%2F";
        assertThat(location(old.post("/people/" + person, form(plain)))).isEqualTo(back + person + "%2Fedit");
        assertThat(names(person)).containsExactly("Plain", "Vault");
        assertThat(location(old.post("/people/" + person, form(vault)))).isEqualTo("/people/" + person);
        assertThat(location(old.post("/people/groups/" + vault.id() + "/delete", Map.of())))
                .isEqualTo(back + "groups");
        assertThat(groups.byId(vault.id())).isPresent();
        portal.signedIn("chief").post("/people/" + person, form(plain));
        assertThat(names(person)).containsExactly("Plain");
    }

    /** Somebody in both groups. */
    private String person(String name) {
        String id = portal.bean(People.class)
                .create(PersonData.named(name))
                .orElseThrow()
                .id();
        groups.set(id, Set.of(vault.id(), plain.id()));
        return id;
    }

    private List<String> names(String person) {
        return groups.of(person).stream().map(Group::name).toList();
    }

    private static Map<String, String> form(Group group) {
        return Map.of("name", "Renamed", "groups", group.id());
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
