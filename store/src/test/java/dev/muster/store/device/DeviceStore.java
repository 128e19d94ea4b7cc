package dev.muster.store.device;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Trusted devices over one database, with one account. */
final class DeviceStore implements AutoCloseable {
    static final String HOME = "203.0.113.0/24";
    static final Duration LIFE = Duration.ofDays(30);

    final Database database;
    final Vault vault;
    final Accounts accounts;
    final TrustedDevices devices;
    final KnownNetworks networks;

    DeviceStore(Path root, Map<String, String> environment, Clock clock) {
        DataFolder folder = DataFolder.open(root);
        database = Database.open(folder, environment);
        vault = Vault.open(folder, database, environment);
        accounts = new Accounts(database, clock);
        devices = new TrustedDevices(database, vault, clock, new SecureRandom());
        networks = new KnownNetworks(database, vault, clock);
    }

    /** An account as it is now; made where it is not there yet. */
    Account account(String name) {
        return accounts.byName(name)
                .orElseGet(() -> accounts.create(new NewAccount(
                                name,
                                Optional.empty(),
                                Optional.empty(),
                                Role.MEMBER,
                                AccountStatus.ACTIVE,
                                Optional.empty()))
                        .orElseThrow());
    }

    DeviceToken trusted(String name) {
        return devices.trust(account(name), "Firefox", HOME, LIFE).next();
    }

    DeviceUse use(String name, DeviceToken shown) {
        return devices.use(account(name), shown, HOME, Instant.EPOCH);
    }

    @Override
    public void close() {
        database.close();
    }
}
