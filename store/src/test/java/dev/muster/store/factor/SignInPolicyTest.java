package dev.muster.store.factor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts about which profile of signing in holds for whom, on both databases. */
final class SignInPolicyTest {
    private static final StoredProfile DOORS = new StoredProfile(
            "doors", "password app", "password", "password held", 10, 30, 12, 0, true, "new-network=no-device");

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void whoeverHasSeveralProfilesHasThemAll(TestDatabase kind) {
        try (Database database = Database.open(DataFolder.open(root), kind.freshEnvironment())) {
            SignInPolicy policy = new SignInPolicy(database);
            PersonGroups groups = new PersonGroups(database);
            Account account = account(database);
            assertThat(policy.of(account, "usual")).containsExactly("usual");
            policy.hold(Role.MEMBER, Optional.of("standard"));
            policy.hold(Role.MANAGER, Optional.of("strict"));
            String doors = groups.named("Doors").id();
            policy.hold(doors, Optional.of("doors"));
            assertThat(policy.of(account, "usual")).containsExactly("standard");
            groups.set(account.personId().orElseThrow(), Set.of(doors));
            assertThat(policy.of(account, "usual")).containsExactly("doors", "standard");
            policy.hold(Role.MEMBER, Optional.empty());
            assertThat(policy.of(account, "usual")).containsExactly("doors", "usual");
            policy.hold(Role.MEMBER, Optional.of("doors"));
            assertThat(policy.of(account, "usual")).containsExactly("doors");
            assertThat(policy.byRole()).containsEntry(Role.MANAGER, "strict");
            groups.delete(doors);
            assertThat(policy.byGroup()).isEmpty();
            policy.hold(Role.MEMBER, Optional.empty());
            assertThat(policy.of(account, "usual")).containsExactly("usual");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProfileIsRemovedOnlyWhileItHoldsForNobody(TestDatabase kind) {
        try (Database database = Database.open(DataFolder.open(root), kind.freshEnvironment())) {
            SignInPolicy policy = new SignInPolicy(database);
            policy.save(DOORS);
            policy.save(DOORS);
            assertThat(policy.profiles()).containsExactly(DOORS);
            policy.hold(Role.KIOSK, Optional.of("doors"));
            assertThat(policy.remove("doors")).isFalse();
            policy.hold(Role.KIOSK, Optional.of("open"));
            assertThat(policy.remove("doors")).isTrue();
            assertThat(policy.profile("doors")).isEmpty();
        }
    }

    private static Account account(Database database) {
        Clock clock = Clock.systemUTC();
        String person = new People(database, clock)
                .create(PersonData.named("Ravi"))
                .orElseThrow()
                .id();
        return new Accounts(database, clock)
                .create(new NewAccount(
                        "ravi",
                        Optional.empty(),
                        Optional.empty(),
                        Role.MEMBER,
                        AccountStatus.ACTIVE,
                        Optional.of(person)))
                .orElseThrow();
    }
}
