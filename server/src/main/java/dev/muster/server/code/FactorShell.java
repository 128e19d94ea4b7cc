package dev.muster.server.code;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.EmailAddress;
import dev.muster.otp.delivery.PhoneNumber;
import dev.muster.otp.verify.Factor;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.AttemptLimits;
import dev.muster.store.factor.CodeAddress;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.EnrolledFactors;
import dev.muster.store.factor.SqlAttempts;
import dev.muster.store.liveface.FaceAttempts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What can be done to accounts' factors at the server's machine: an administrator vouches, or helps who lost them. */
public final class FactorShell implements AutoCloseable {
    private static final int LONGEST_NAME = 60;

    private final Shell shell;
    private final ShellAccounts accounts;
    private final CodeAddresses addresses;
    private final EnrolledFactors enrolled;
    private final SqlAttempts attempts;
    private final FaceAttempts face;
    private final FactorNotices notices;

    private FactorShell(Shell shell) {
        Database database = shell.database();
        Clock clock = shell.clock();
        this.shell = shell;
        this.accounts = shell.accounts("muster otp");
        this.addresses = new CodeAddresses(database, shell.vault(), clock);
        this.enrolled = new EnrolledFactors(database);
        this.attempts = new SqlAttempts(database, new AttemptLimits(database, clock));
        this.face = new FaceAttempts(database, clock);
        this.notices =
                new FactorNotices(new Accounts(database, clock), addresses, shell.outbox(), Shell.texts(), clock);
    }

    /** Opens a folder's factors. */
    public static FactorShell open(DataFolder folder) {
        return new FactorShell(Shell.open(folder));
    }

    /**
     * Adds a confirmed address: whoever may do this vouches that it is the account's. Those before it are told.
     *
     * @param text a phone number or an e-mail address
     */
    public CodeAddress add(String name, String text, String called) {
        Account account = accounts.existing(name);
        Address address = parse(text)
                .orElseThrow(() -> new ShellAccounts.Refused(
                        "expected a phone number with its country code, or an e-mail address"));
        String label = called.isBlank() ? address.channel().name() : called.strip();
        List<Address> reach = notices.reach(account.id());
        CodeAddress added = addresses.add(
                account.id(), address, label.length() > LONGEST_NAME ? label.substring(0, LONGEST_NAME) : label, true);
        accounts.note("factor.add", "ok", account, address.channel() + ", vouched for");
        notices.tell(account, reach, "code.notice.added");
        return added;
    }

    /** The confirmed addresses of an account. */
    public List<CodeAddress> list(String name) {
        return addresses.of(accounts.existing(name).id());
    }

    /** Removes one by its id; it and the others are told. */
    public CodeAddress remove(String name, String id) {
        Account account = accounts.existing(name);
        CodeAddress address = addresses
                .byId(account.id(), id)
                .orElseThrow(() -> new ShellAccounts.Refused(
                        "'%s' has no address %s; 'muster otp address list' shows them".formatted(account.name(), id)));
        List<Address> reach = notices.reach(account.id());
        addresses.remove(account.id(), id);
        accounts.note("factor.remove", "ok", account, address.channel().name());
        notices.tell(account, reach, "code.notice.removed");
        return address;
    }

    /**
     * Removes every factor of an account but its password, and forgives what failed; the addresses are told, by a server
     * that runs or the next that does.
     *
     * @param reason goes into the audit log
     * @return how many there were, recovery codes counted one by one
     */
    public int reset(String name, String reason) {
        Account account = accounts.existing(name);
        List<Address> reach = notices.reach(account.id());
        return shell.database().write(() -> {
            int removed = enrolled.removeAll(account.id());
            for (Factor factor : Factor.values()) {
                attempts.succeeded(account.id(), factor);
            }
            face.clear(account.id());
            notices.tell(account, reach, "code.notice.reset");
            accounts.note("factor.reset", "ok", account, reason);
            return removed;
        });
    }

    private Optional<Address> parse(String text) {
        return text.contains("@")
                ? EmailAddress.parse(text).map(Address.class::cast)
                : PhoneNumber.parse(text, shell.settings().region()).map(Address.class::cast);
    }

    @Override
    public void close() {
        shell.close();
    }
}
