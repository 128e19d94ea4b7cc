package dev.muster.server;

import dev.muster.server.security.Hashing;
import dev.muster.store.DataFolder;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A portal on a free port of loopback, with its data in a folder of the test's. */
public final class TestPortal implements AutoCloseable {
    public static final String PASSWORD = "quiet river 7 lanterns";

    private final Portal portal;

    private TestPortal(Portal portal) {
        this.portal = portal;
    }

    public static TestPortal start(Path data) {
        return start(data, options -> options);
    }

    public static TestPortal start(Path data, UnaryOperator<ServeOptions> more) {
        return new TestPortal(Portal.start(more.apply(ServeOptions.of(DataFolder.open(data)))));
    }

    public Portal portal() {
        return portal;
    }

    public <T> T bean(Class<T> type) {
        return portal.bean(type);
    }

    public Accounts accounts() {
        return bean(Accounts.class);
    }

    /** An account that can sign in with {@link #PASSWORD}. */
    public Account account(String name, Role role) {
        return account(name, role, AccountStatus.ACTIVE);
    }

    public Account account(String name, Role role, AccountStatus status) {
        return account(name, role, status, bean(Hashing.class).hash(PASSWORD));
    }

    public Account account(String name, Role role, AccountStatus status, String hash) {
        return accounts()
                .create(new NewAccount(name, Optional.empty(), Optional.of(hash), role, status, Optional.empty()))
                .orElseThrow();
    }

    /** A browser that has not been here. */
    public Browser browser() {
        return new Browser(portal.url());
    }

    /** A browser in which an account is signed in. */
    public Browser signedIn(String name) {
        Browser browser = browser();
        browser.signIn(name, PASSWORD);
        return browser;
    }

    @Override
    public void close() {
        portal.close();
    }
}
