package dev.muster.server.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import dev.muster.store.account.TicketPurpose;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.outbox.Outbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A portal full of the demo's data, and all its pages as a visitor, a member and an administrator find them. */
final class DemoPages implements AutoCloseable {
    private final TestPortal portal;
    private final Chromium chromium;
    private final List<Part> parts;

    /**
     * The pages that one kind of visitor finds.
     *
     * @param pages paths by name
     * @param broken links on them that lead nowhere
     */
    record Part(String visitor, Optional<String> session, Map<String, String> pages, List<String> broken) {}

    private DemoPages(TestPortal portal, Chromium chromium, List<Part> parts) {
        this.portal = portal;
        this.chromium = chromium;
        this.parts = parts;
    }

    static DemoPages open(Path folder) throws IOException {
        Path film = FakeCamera.film(FakeCamera.Person.WOMAN, folder);
        TestPortal portal = TestPortal.demo(folder.resolve("data"));
        portal.account("Grace Administrator", Role.ADMINISTRATOR);
        portal.account("Mina Member", Role.MEMBER);
        giveCodes(portal);
        Chromium chromium = Chromium.withCamera(portal.url(), film);
        return new DemoPages(
                portal,
                chromium,
                List.of(
                        part(chromium, "visitor", Optional.empty(), signedOut(portal)),
                        part(chromium, "member", Optional.of("Mina Member"), List.of("/home")),
                        part(
                                chromium,
                                "administrator",
                                Optional.of("Grace Administrator"),
                                List.of("/home", "/audit"))));
    }

    /** So that pages about codes and messages have something to show: the first account of the list has a phone. */
    private static void giveCodes(TestPortal portal) {
        Account account = portal.bean(Accounts.class).all().getFirst();
        Address phone = Address.of(Channel.SMS, "+919876543123");
        portal.bean(CodeAddresses.class).add(account.id(), phone, "Phone", true);
        portal.bean(Outbox.class)
                .put(
                        Optional.of(account.id()),
                        phone,
                        "Your code to sign in",
                        "123456 is your code to sign in to Muster.",
                        Instant.now().plus(Duration.ofMinutes(5)));
    }

    private static List<String> signedOut(TestPortal portal) {
        return List.of(
                "/",
                "/register",
                "/forgot",
                portal.link("/invite", TicketPurpose.INVITATION, "Mina Member"),
                portal.link("/reset", TicketPurpose.RESET, "Mina Member"));
    }

    private static Part part(Chromium chromium, String visitor, Optional<String> account, List<String> starts) {
        Optional<String> session = account.map(name -> TestPortal.session(chromium, name));
        if (visitor.equals("administrator")) {
            verifyAudit(chromium, session);
        }
        try (BrowserContext context = chromium.visitor(1440, ColorScheme.LIGHT, session)) {
            Site.Found found = Site.pages(context, starts);
            return new Part(visitor, session, found.pages(), found.broken());
        }
    }

    private static void verifyAudit(Chromium chromium, Optional<String> session) {
        try (BrowserContext context = chromium.visitor(1440, ColorScheme.LIGHT, session);
                Page page = context.newPage()) {
            Site.show(page, "/audit");
            TestPortal.press(page, "Verify now");
            page.locator(".badge.ok").first().waitFor();
        }
    }

    List<Part> parts() {
        return parts;
    }

    Chromium chromium() {
        return chromium;
    }

    @Override
    public void close() {
        chromium.close();
        portal.close();
    }
}
