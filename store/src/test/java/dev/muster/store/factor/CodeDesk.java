package dev.muster.store.factor;

import dev.muster.otp.Totp;
import dev.muster.otp.TotpVerifier;
import dev.muster.otp.verify.AppCodes;
import dev.muster.otp.verify.CodeUse;
import dev.muster.otp.verify.CodeUse.Purpose;
import dev.muster.otp.verify.DeliveredCodes;
import dev.muster.otp.verify.SpareCodes;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Everything that checks codes, over one database, with one account. */
final class CodeDesk implements AutoCloseable {
    final Database database;
    final Vault vault;
    final Apps apps;
    final CodeAddresses addresses;
    final SqlAttempts attempts;
    final SqlChallenges challenges;
    final SqlRecoverySheets sheets;
    final DeliveredCodes delivered;
    final AppCodes appCodes;
    final SpareCodes spareCodes;
    final String account;

    /**
     * Opens them.
     *
     * @param name the account; made where it is not there yet
     */
    CodeDesk(Path root, Map<String, String> environment, Clock clock, String name) {
        DataFolder folder = DataFolder.open(root);
        database = Database.open(folder, environment);
        vault = Vault.open(folder, database, environment);
        SecureRandom random = new SecureRandom();
        attempts = new SqlAttempts(database, new AttemptLimits(database, clock));
        challenges = new SqlChallenges(database, clock);
        sheets = new SqlRecoverySheets(database, clock);
        apps = new Apps(database, vault, clock);
        addresses = new CodeAddresses(database, vault, clock);
        delivered = new DeliveredCodes(challenges, attempts, data -> vault.mac(data, "code"), random, clock);
        appCodes = new AppCodes(apps, attempts, () -> new TotpVerifier(clock));
        spareCodes = new SpareCodes(sheets, attempts, data -> vault.mac(data, "recovery code"), random);
        Accounts accounts = new Accounts(database, clock);
        account = accounts.byName(name)
                .map(Account::id)
                .orElseGet(() -> accounts.create(new NewAccount(
                                name,
                                Optional.empty(),
                                Optional.empty(),
                                Role.MEMBER,
                                AccountStatus.ACTIVE,
                                Optional.empty()))
                        .orElseThrow()
                        .id());
    }

    CodeUse signIn() {
        return new CodeUse(account, Purpose.SIGN_IN, "session");
    }

    /** Adds an app that has shown a code of a time step. */
    void addApp(Totp totp, long step) {
        apps.confirm(account, apps.begin(account, "Phone", totp), "Phone", step);
    }

    @Override
    public void close() {
        database.close();
    }
}
