package dev.muster.store.liveface;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.liveface.FaceUse.Purpose;
import dev.muster.store.person.Consents;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Everything about live faces over one database, with one account. */
final class FaceStore implements AutoCloseable {
    final Database database;
    final Vault vault;
    final Accounts accounts;
    final FaceChallenges challenges;
    final FaceAttempts attempts;
    final SeenFaces seen;
    final String account;

    FaceStore(Path root, Map<String, String> environment, Clock clock) {
        DataFolder folder = DataFolder.open(root);
        database = Database.open(folder, environment);
        vault = Vault.open(folder, database, environment);
        accounts = new Accounts(database, clock);
        challenges = new FaceChallenges(database, clock);
        attempts = new FaceAttempts(database, clock);
        seen = new SeenFaces(database, vault, clock);
        account = accounts.byName("ravi").map(Account::id).orElseGet(() -> account("ravi"));
    }

    String account(String name) {
        return accounts.create(new NewAccount(
                        name, Optional.empty(), Optional.empty(), Role.MEMBER, AccountStatus.ACTIVE, Optional.empty()))
                .orElseThrow()
                .id();
    }

    String person(String name) {
        return new People(database, Clock.systemUTC())
                .create(PersonData.named(name))
                .orElseThrow()
                .id();
    }

    /** A person who agreed to being recognised. */
    String agreed(String name) {
        String person = person(name);
        new Consents(database, Clock.systemUTC()).give(person, "1", "test");
        return person;
    }

    FaceUse use() {
        return new FaceUse(account, "session", Purpose.SIGN_IN);
    }

    @Override
    public void close() {
        database.close();
    }
}
