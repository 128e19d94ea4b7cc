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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A portal full of the demo's data, and all its pages as a visitor, a member and an administrator find them. */
final class DemoPages implements AutoCloseable {
    private final TestPortal portal;
    private final Chromium chromium;

    private DemoPages(TestPortal portal, Chromium chromium) {
        this.portal = portal;
        this.chromium = chromium;
    }

    static DemoPages open(Path folder) throws IOException {
        Path film = FakeCamera.film(FakeCamera.Person.WOMAN, folder);
        TestPortal portal = TestPortal.demo(folder.resolve("data"));
        portal.account("Grace Administrator", Role.ADMINISTRATOR);
        portal.account("Mina Member", Role.MEMBER);
        giveCodes(portal);
        return new DemoPages(portal, Chromium.withCamera(portal.url(), film));
    }

    /**
     * Walks over them all.
     *
     * @param atEach is told each page's name, with its visitor's before it, while the page is shown
     * @return links that lead nowhere, and what pages complain about
     */
    List<String> walk(BiConsumer<Page, String> atEach) {
        List<String> findings = new ArrayList<>(walk("visitor", Optional.empty(), signedOut(portal), atEach));
        String member = TestPortal.session(chromium, "Mina Member");
        findings.addAll(walk("member", Optional.of(member), List.of("/home"), atEach));
        String administrator = TestPortal.session(chromium, "Grace Administrator");
        verifyAudit(administrator);
        findings.addAll(walk("administrator", Optional.of(administrator), List.of("/home", "/audit"), atEach));
        return findings;
    }

    private List<String> walk(
            String visitor, Optional<String> session, List<String> starts, BiConsumer<Page, String> atEach) {
        try (BrowserContext context = chromium.visitor(1440, ColorScheme.LIGHT, session)) {
            return Site.walk(context, starts, (page, name) -> atEach.accept(page, visitor + "-" + name));
        }
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

    private void verifyAudit(String session) {
        try (BrowserContext context = chromium.visitor(1440, ColorScheme.LIGHT, Optional.of(session));
                Page page = context.newPage()) {
            Site.show(page, "/audit");
            TestPortal.press(page, "Verify now");
            page.locator(".badge.ok").first().waitFor();
        }
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
