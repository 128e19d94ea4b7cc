package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import dev.muster.store.device.TrustedDevices;
import dev.muster.store.factor.CodeAddresses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Remembered devices in a real browser, with a real mail server: tick the box, sign in without a code, rename, forget; and
 * a thief's copy of the cookies, which is found out.
 */
final class DevicesStoryTest {
    @TempDir
    private Path folder;

    @Test
    void remembersForgetsAndFindsTheThiefOut() throws Exception {
        DataFolder data = DataFolder.open(folder.resolve("data"));
        Looks looks = Looks.open();
        try (Postbox postbox = Postbox.open()) {
            postbox.serves(data);
            try (TestPortal portal = TestPortal.empty(data.root());
                    Chromium chromium = Chromium.without(portal.url());
                    BrowserContext own = chromium.visitor();
                    BrowserContext thiefs = chromium.visitor()) {
                portal.account("asha", Role.MEMBER);
                Story story = new Story(portal, postbox, looks, own.newPage());
                story.hasAMailbox();
                story.ticksTheBox();
                List<Cookie> stolen = own.cookies(portal.url() + "/login").stream()
                        .filter(cookie -> !cookie.name.equals("MUSTER_SESSION"))
                        .toList();
                story.signsInWithoutACode();
                story.looksAtItsDevices();
                story.isRobbed(thiefs, stolen);
            }
        }
        assertThat(looks.findings()).isEmpty();
    }

    private static final class Story {
        private final TestPortal portal;
        private final Postbox postbox;
        private final Looks looks;
        private final Page page;

        Story(TestPortal portal, Postbox postbox, Looks looks, Page page) {
            this.portal = portal;
            this.postbox = postbox;
            this.looks = looks;
            this.page = page;
        }

        void hasAMailbox() {
            portal.bean(CodeAddresses.class)
                    .add(asha().id(), Address.of(Channel.EMAIL, "asha@example.org"), "Mail", true);
        }

        void ticksTheBox() throws InterruptedException {
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.waitForURL(url -> url.endsWith("/code"));
            looks.at(page, "device-code");
            page.getByText("Remember this device for 30 days").click();
            looks.at(page, "device-code-ticked");
            page.fill("#code", postbox.mailCode(1));
            TestPortal.press(page, "Go on");
            page.waitForURL(url -> url.endsWith("/home"));
            database("UPDATE trusted_device SET rotated_at = rotated_at - 120000");
        }

        void signsInWithoutACode() {
            TestPortal.press(page, "Sign out");
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.waitForURL(url -> url.endsWith("/home"));
            database("UPDATE trusted_device SET rotated_at = rotated_at - 120000");
        }

        void looksAtItsDevices() {
            portal.bean(TrustedDevices.class)
                    .trust(
                            asha(),
                            "Asha’s telephone, the old one with the cracked glass",
                            "2001:db8:1:200::/56",
                            Duration.ofDays(12));
            page.navigate("/account");
            looks.at(page, "device-account");
            page.navigate("/account/devices");
            assertThat(page.locator("main")).containsText("Chrome · Linux");
            assertThat(page.locator("main")).containsText("this device");
            looks.at(page, "device-list");
            page.locator(".rename > summary").first().click();
            looks.at(page, "device-rename");
            page.locator(".rename input[name=name]").first().fill("Kitchen");
            TestPortal.press(page, "Save");
            assertThat(page.locator("main")).containsText("Kitchen");
        }

        void isRobbed(BrowserContext thiefs, List<Cookie> stolen) throws InterruptedException {
            thiefs.addCookies(stolen);
            Page thief = thiefs.newPage();
            TestPortal.signIn(thief, "asha", TestPortal.PASSWORD);
            thief.waitForURL(url -> url.endsWith("/code"));
            assertThat(thief.getByText("a copy of what it remembers you by")).isVisible();
            looks.at(thief, "device-stolen");
            // The owner is signed out, and hears of it.
            page.navigate("/account/devices");
            page.waitForURL(url -> url.contains("/?next="));
            assertThat(postbox.awaited("A copy of a remembered device was used"))
                    .isTrue();
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.waitForURL(url -> url.endsWith("/code"));
        }

        private Account asha() {
            return portal.bean(Accounts.class).byName("asha").orElseThrow();
        }

        private void database(String sql) {
            portal.bean(Database.class).jdbc().sql(sql).update();
        }
    }
}
