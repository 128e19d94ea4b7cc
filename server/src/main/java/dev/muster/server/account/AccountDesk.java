package dev.muster.server.account;

import dev.muster.server.security.Hashing;
import dev.muster.server.security.SignInLimits;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonData;
import java.util.Optional;

/** Makes accounts and their people, and sets passwords. */
public final class AccountDesk {
    private final Database database;
    private final Accounts accounts;
    private final People people;
    private final Hashing hashing;
    private final SignInLimits limits;

    public AccountDesk(Database database, Accounts accounts, People people, Hashing hashing, SignInLimits limits) {
        this.database = database;
        this.accounts = accounts;
        this.people = people;
        this.hashing = hashing;
        this.limits = limits;
    }

    /**
     * Makes an account; one that may sign in has its person from the beginning, unless it is a device.
     *
     * @param fullName what its person is to be called
     * @return empty when the name is taken; it takes as long then
     */
    public Optional<Account> create(
            String name, String fullName, Optional<String> email, String password, Role role, AccountStatus status) {
        Optional<String> hash = Optional.of(hashing.hash(password));
        return make(new NewAccount(name, email, hash, role, status, Optional.empty()), fullName);
    }

    /** Makes an account whose owner has yet to choose a password; empty when the name is taken. */
    public Optional<Account> invite(String name, String fullName, Optional<String> email, Role role) {
        return make(
                new NewAccount(name, email, Optional.empty(), role, AccountStatus.INVITED, Optional.empty()), fullName);
    }

    /** Sets a new password: all sessions end, and failed attempts are forgiven. */
    public void changePassword(Account account, String password) {
        accounts.changePassword(account.id(), hashing.hash(password));
        limits.forgive(account.name());
    }

    /** Lets an account sign in. */
    public void activate(String accountId) {
        database.write(() -> {
            accounts.changeStatus(accountId, AccountStatus.ACTIVE);
            givePerson(accountId);
        });
    }

    private Optional<Account> make(NewAccount account, String fullName) {
        return database.write(() -> {
            Optional<Account> made = accounts.create(account);
            made.ifPresent(created -> {
                accounts.setFullName(created.id(), fullName.isBlank() ? created.name() : fullName.strip());
                if (created.active()) {
                    givePerson(created.id());
                }
            });
            return made.flatMap(created -> accounts.byId(created.id()));
        });
    }

    private void givePerson(String accountId) {
        accounts.byId(accountId)
                .filter(account -> account.personId().isEmpty() && account.role() != Role.KIOSK)
                .ifPresent(account -> {
                    Optional<Person> person = people.create(PersonData.named(accounts.fullName(accountId)));
                    accounts.link(accountId, person.map(Person::id));
                });
    }
}
