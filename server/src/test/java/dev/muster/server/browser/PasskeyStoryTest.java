package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.server.Heard;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import dev.muster.store.factor.PasskeyCredential;
import dev.muster.store.factor.Passkeys;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passkeys in a real browser with an authenticator that Chromium plays: add one, sign in with it alone, use it after the
 * password, and remove it, after which it signs nobody in.
 */
final class PasskeyStoryTest {
    @TempDir
    private Path folder;

    @Test
    void addsAPasskeyAndSignsInWithIt() throws Exception {
        Looks looks = Looks.open();
        try (TestPortal portal = TestPortal.empty(folder);
                Heard heard = Heard.everything();
                Chromium chromium = Chromium.without(portal.url());
                BrowserContext context = chromium.visitor()) {
            portal.account("asha", Role.MEMBER);
            Page page = context.newPage();
            Story story = new Story(page, Authenticator.of(page), looks);
            story.addsOne();
            PasskeyCredential passkey = passkey(portal);
            story.signsInWithItAlone();
            story.usesItAfterThePassword();
            story.isRefusedWithoutItsUser();
            story.renamesAndRemovesIt();
            story.isRefusedAfterwards();
            assertThat(heard.lines())
                    .noneMatch(line -> line.contains(passkey.credentialId())
                            || line.contains(passkey.handle())
                            || line.contains(passkey.publicKey()));
        }
        assertThat(looks.findings()).isEmpty();
    }

    private static PasskeyCredential passkey(TestPortal portal) {
        String account =
                portal.bean(Accounts.class).byName("asha").map(Account::id).orElseThrow();
        List<PasskeyCredential> all = portal.bean(Passkeys.class).credentials(account);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    /** What Chromium plays: a phone or laptop that keeps passkeys and asks its owner. */
    private record Authenticator(CDPSession devtools, String id) {
        static Authenticator of(Page page) {
            CDPSession devtools = page.context().newCDPSession(page);
            devtools.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject arguments = new JsonObject();
            arguments.add("options", options);
            String id = devtools.send("WebAuthn.addVirtualAuthenticator", arguments)
                    .get("authenticatorId")
                    .getAsString();
            return new Authenticator(devtools, id);
        }

        /** Whether the owner's finger is the right one from now on. */
        void verifies(boolean right) {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            arguments.addProperty("isUserVerified", right);
            devtools.send("WebAuthn.setUserVerified", arguments);
        }
    }

    private record Story(Page page, Authenticator authenticator, Looks looks) {
        void addsOne() {
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.navigate("/account/factors");
            looks.at(page, "passkey-factors");
            page.navigate("/account/passkeys");
            looks.at(page, "passkey-own-empty");
            page.fill("#name", "Asha’s laptop");
            TestPortal.press(page, "Add a passkey");
            assertThat(page.locator(".flash")).containsText("Added.");
            assertThat(page.locator("main")).containsText("Asha’s laptop");
            assertThat(page.locator("main")).containsText("not used yet");
            // The device that has one is not asked for another.
            TestPortal.press(page, "Add a passkey");
            assertThat(page.locator("[data-passkey-problem]")).containsText("has a passkey for your account already");
            looks.at(page, "passkey-own");
        }

        void signsInWithItAlone() {
            page.context().clearCookies();
            page.navigate("/");
            looks.at(page, "passkey-sign-in");
            TestPortal.press(page, "Sign in with a passkey");
            page.waitForURL(url -> url.endsWith("/home"));
            page.context().clearCookies();
            page.navigate("/account/passkeys");
            TestPortal.press(page, "Sign in with a passkey");
            page.waitForURL(url -> url.endsWith("/account/passkeys"));
            assertThat(page.locator("main")).containsText("last used");
        }

        void usesItAfterThePassword() {
            page.context().clearCookies();
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.waitForURL(url -> url.endsWith("/passkey"));
            looks.at(page, "passkey-step");
            TestPortal.press(page, "Use a passkey");
            page.waitForURL(url -> url.endsWith("/home"));
        }

        void isRefusedWithoutItsUser() {
            authenticator.verifies(false);
            page.context().clearCookies();
            page.navigate("/");
            TestPortal.press(page, "Sign in with a passkey");
            assertThat(page.locator("[data-passkey-problem]")).containsText("No passkey was used");
            looks.at(page, "passkey-cancelled");
            authenticator.verifies(true);
        }

        void renamesAndRemovesIt() {
            TestPortal.press(page, "Sign in with a passkey");
            page.waitForURL(url -> url.endsWith("/home"));
            page.navigate("/account/passkeys");
            page.getByText("Rename").click();
            page.locator(".rename input[name=name]").fill("Old laptop");
            TestPortal.press(page, "Save");
            assertThat(page.locator("main")).containsText("Old laptop");
            page.onDialog(dialog -> dialog.accept());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove: Old laptop"))
                    .click();
            assertThat(page.locator(".flash")).containsText("Removed.");
            assertThat(page.locator("main")).containsText("You have no passkeys yet");
        }

        void isRefusedAfterwards() {
            page.context().clearCookies();
            page.navigate("/");
            TestPortal.press(page, "Sign in with a passkey");
            assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("That passkey does not sign you in");
            looks.at(page, "passkey-refused");
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.waitForURL(url -> url.endsWith("/home"));
        }
    }
}
