package dev.muster.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.server.Portal;
import dev.muster.server.ServeOptions;
import dev.muster.server.account.SetupLink;
import dev.muster.server.security.PasswordHashing;
import dev.muster.store.DataFolder;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.account.Tickets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A portal on a free port with data of its own. */
final class TestPortal implements AutoCloseable {
    static final String PASSWORD = "seven green umbrellas";

    private final Portal portal;
    private final DataFolder data;

    private TestPortal(Portal portal, DataFolder data) {
        this.portal = portal;
        this.data = data;
    }

    static TestPortal empty(Path folder) {
        DataFolder data = DataFolder.open(folder);
        return new TestPortal(Portal.start(ServeOptions.of(data)), data);
    }

    /** With the people, accounts and cameras of the demo. */
    static TestPortal demo(Path folder) {
        DataFolder data = DataFolder.open(folder);
        return new TestPortal(Portal.start(ServeOptions.of(data).withDemo(true)), data);
    }

    DataFolder data() {
        return data;
    }

    <T> T bean(Class<T> type) {
        return portal.bean(type);
    }

    /** What the portal tells whoever watches it. */
    String metrics() throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(portal.metricsPort()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    String url() {
        return portal.url();
    }

    /** The link that makes the first administrator, as the console shows it. */
    String setupLink() {
        return portal.bean(SetupLink.class).at(portal.url()).orElseThrow();
    }

    /** A path that lets the owner of an account choose a password, once. */
    String link(String page, TicketPurpose purpose, String name) {
        Optional<String> account = portal.bean(Accounts.class).byName(name).map(Account::id);
        String token = portal.bean(Tickets.class).create(purpose, account, Optional.empty(), Duration.ofHours(1));
        return page + "?token=" + token;
    }

    /** An active account that has {@link #PASSWORD}. */
    void account(String name, Role role) {
        portal.bean(Accounts.class)
                .create(new NewAccount(
                        name,
                        Optional.empty(),
                        Optional.ofNullable(PasswordHashing.encoder().encode(PASSWORD)),
                        role,
                        AccountStatus.ACTIVE,
                        Optional.empty()));
    }

    /** Signs in on the page, as a visitor would. */
    static void signIn(Page page, String name, String password) {
        page.navigate("/");
        page.fill("#username", name);
        page.fill("#password", password);
        press(page, "Sign in");
        page.waitForURL(url -> !url.endsWith("/") && !url.contains("/login") && !url.contains("failed"));
    }

    /** Clicks the button of that name, or the first of several. */
    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    /** The same, and waits for the page that it leads to, with its scripts: the one before may look alike. */
    static void pressAndArrive(Page page, String button) {
        page.evaluate("() => { window.left = true; }");
        press(page, button);
        page.waitForFunction("() => !window.left && document.readyState === 'complete'");
    }

    /** What a browser keeps of somebody who is signed in. */
    static String session(Chromium chromium, String name) {
        try (BrowserContext context = chromium.visitor();
                Page page = context.newPage()) {
            signIn(page, name, PASSWORD);
            return context.storageState();
        }
    }

    @Override
    public void close() {
        portal.close();
    }
}
