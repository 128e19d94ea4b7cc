package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.server.Heard;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Codes in a real browser, by Twilio's stand-in and a real mail server: set up a phone, a mailbox, an app and recovery
 * codes; then sign in with a wrong, an old, an expired, a used and a right one. Nothing of it is in any log.
 */
final class CodeStoryTest {
    private static final String PHONE = "+91 98765 43123";

    @TempDir
    private Path folder;

    @Test
    void setsUpEveryKindOfCodeAndSignsInWithEach() throws Exception {
        DataFolder data = DataFolder.open(folder.resolve("data"));
        Looks looks = Looks.open();
        try (Postbox postbox = Postbox.open()) {
            postbox.serves(data);
            try (TestPortal portal = TestPortal.empty(data.root());
                    Heard heard = Heard.everything();
                    Chromium chromium = Chromium.without(portal.url());
                    BrowserContext context = chromium.visitor()) {
                LoggerFactory.getLogger("dev.muster.test").trace("the ear hears");
                portal.account("asha", Role.MEMBER);
                Story story = new Story(portal, postbox, context.newPage(), looks);
                story.addsAPhone();
                story.addsAMailbox();
                String secret = story.addsAnApp();
                String spare = story.makesRecoveryCodes();
                story.isRefusedForEachReason();
                story.signsInByMail();
                story.signsInByApp(secret);
                story.signsInByRecoveryCode(spare);
                story.hasToldTheOwner();
                List<String> words = List.of(secret.replace(" ", ""), spare, "9876543123");
                assertThat(heard.lines())
                        .isNotEmpty()
                        .noneMatch(line -> words.stream().anyMatch(line::contains));
                assertThat(heard.lines()).noneMatch(line -> story.codes.stream().anyMatch(line::contains));
                String metrics = portal.metrics();
                assertThat(metrics).contains("jvm_memory");
                assertThat(words).noneMatch(metrics::contains);
                assertThat(story.codes).noneMatch(metrics::contains);
                assertThat(rows(portal)).noneMatch(line -> words.stream().anyMatch(line::contains));
                assertThat(rows(portal)).noneMatch(line -> story.codes.stream().anyMatch(line::contains));
            }
        }
        assertThat(looks.findings()).isEmpty();
    }

    /** Every audit row, and what the list of messages says of them. */
    private static List<String> rows(TestPortal portal) {
        Database database = portal.bean(Database.class);
        List<String> rows = database.jdbc()
                .sql("SELECT action || COALESCE(detail, '') || COALESCE(address, '') FROM audit_event")
                .query(String.class)
                .list();
        rows.addAll(database.jdbc()
                .sql("SELECT masked || reason || reference FROM outbox")
                .query(String.class)
                .list());
        return rows;
    }

    private static final class Story {
        private final TestPortal portal;
        private final Postbox postbox;
        private final Page page;
        private final Looks looks;
        private final List<String> codes = new ArrayList<>();
        private int sms;
        private int mails;

        Story(TestPortal portal, Postbox postbox, Page page, Looks looks) {
            this.portal = portal;
            this.postbox = postbox;
            this.page = page;
            this.looks = looks;
        }

        void addsAPhone() throws InterruptedException {
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.navigate("/account/factors");
            looks.at(page, "code-factors-empty");
            page.fill("#address", PHONE);
            TestPortal.pressAndArrive(page, "Send a code there");
            assertThat(page.locator("main")).containsText("+91 ••••• ••123");
            looks.at(page, "code-address");
            page.fill("#code", nextSms());
            TestPortal.press(page, "Go on");
            assertThat(page.locator(".flash")).containsText("Added.");
        }

        void addsAMailbox() throws InterruptedException {
            page.fill("#address", "asha@example.org");
            TestPortal.pressAndArrive(page, "Send a code there");
            page.fill("#code", nextMail());
            TestPortal.press(page, "Go on");
            assertThat(page.locator(".flash")).containsText("Added.");
            assertThat(page.locator("main")).containsText("a•••@example.org");
        }

        String addsAnApp() {
            TestPortal.press(page, "Add an app");
            page.getByText("Type the secret instead").click();
            String secret = page.locator(".secret code").innerText();
            looks.at(page, "code-app");
            page.fill("#code", appCode(secret, Instant.now()));
            page.fill("#name", "Asha’s phone");
            TestPortal.press(page, "Add it");
            assertThat(page.locator("main")).containsText("Asha’s phone");
            return secret;
        }

        String makesRecoveryCodes() {
            TestPortal.press(page, "Make recovery codes");
            assertThat(page.locator(".recovery-codes li")).hasCount(10);
            looks.at(page, "code-recovery");
            String code = page.locator(".recovery-codes code").first().innerText();
            page.getByText("I have kept them").click();
            assertThat(page.locator("main")).containsText("Left: 10");
            looks.at(page, "code-factors");
            return code;
        }

        void isRefusedForEachReason() throws InterruptedException {
            signsInAgain();
            assertThat(page.locator("main")).containsText("authenticator app");
            looks.at(page, "code-entry-app");
            page.getByText("Another way to sign in").click();
            looks.at(page, "code-entry-ways");
            TestPortal.pressAndArrive(page, "SMS to +91 ••••• ••123");
            String first = nextSms();
            assertThat(page.locator("#code-state")).containsText("The message was sent.");
            looks.at(page, "code-entry-sms");
            enter(first.startsWith("0") ? "999999" : "000000");
            assertThat(alert()).containsText("Tries left with this code: 4");
            looks.at(page, "code-entry-wrong");
            assertThat(page.locator("[data-pause]")).isDisabled();
            long left = left();
            page.navigate("/code");
            assertThat(left()).isBetween(left - 20, left);

            database("UPDATE challenge SET sent_at = sent_at - 7200000");
            page.navigate("/code");
            TestPortal.pressAndArrive(page, "Send another code");
            String second = nextSms();
            enter(first);
            assertThat(alert()).containsText("not right");
            database("UPDATE challenge SET expires_at = 1");
            enter(second);
            assertThat(alert()).containsText("expired");
            database("UPDATE challenge SET sent_at = sent_at - 7200000");
            page.navigate("/code");
            assertThat(page.locator("#code-time")).containsText("no longer good");
            TestPortal.pressAndArrive(page, "Send another code");
            paste(nextSms());
            page.waitForURL(url -> url.endsWith("/home"));
        }

        void signsInByMail() throws InterruptedException {
            signsInAgain();
            way("E-mail to a•••@example.org");
            enter(nextMail());
            page.waitForURL(url -> url.endsWith("/home"));
        }

        void signsInByApp(String secret) {
            signsInAgain();
            // Two steps on: the ones before may be used already.
            String code = appCode(secret, Instant.now().plus(Totp.USUAL_STEP));
            enter(code);
            page.waitForURL(url -> url.endsWith("/home"));
            signsInAgain();
            enter(code);
            assertThat(alert()).containsText("has been used");
        }

        void signsInByRecoveryCode(String spare) {
            way("Recovery code");
            looks.at(page, "code-entry-recovery");
            page.fill("#code", spare.toLowerCase(Locale.ROOT).replace("-", " "));
            TestPortal.press(page, "Go on");
            page.waitForURL(url -> url.endsWith("/home"));
            page.navigate("/success");
            looks.at(page, "code-success");
        }

        /** Of the factors that were added, of the wrong code from a new device, and of the new devices: no number in it. */
        void hasToldTheOwner() {
            for (List<String> told : List.of(postbox.texts(), postbox.mails())) {
                assertThat(told)
                        .anyMatch(text -> text.contains("was added to the account"))
                        .anyMatch(text -> text.contains("failed the second step"))
                        .anyMatch(text -> text.contains("a new device"));
            }
        }

        private void signsInAgain() {
            page.context().clearCookies();
            TestPortal.signIn(page, "asha", TestPortal.PASSWORD);
            page.waitForURL(url -> url.endsWith("/code"));
        }

        private void way(String name) {
            page.getByText("Another way to sign in").click();
            TestPortal.pressAndArrive(page, name);
        }

        private void enter(String code) {
            page.fill("#code", code);
            Response answer = page.waitForResponse(
                    response -> response.request().method().equals("POST"), () -> TestPortal.press(page, "Go on"));
            // A refusal repeats nothing that was typed, and shows no number in full.
            if (answer.status() != 302) {
                assertThat(answer.text()).contains("<main").doesNotContain(code, "9876543");
            }
        }

        /** As somebody pastes it: in two groups; the form goes off by itself. */
        private void paste(String code) {
            page.evaluate("""
                    code => {
                      const data = new DataTransfer();
                      data.setData('text', code);
                      document.querySelector('#code').dispatchEvent(
                        new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                    }""", code.substring(0, 3) + " " + code.substring(3));
        }

        private Locator alert() {
            return page.getByRole(AriaRole.ALERT);
        }

        /** Seconds that the page says the code is good yet. */
        private long left() {
            String[] time = page.locator("[data-countdown]")
                    .innerText()
                    .replaceAll("[^\\d:]", "")
                    .split(":", -1);
            return Long.parseLong(time[0]) * 60 + Long.parseLong(time[1]);
        }

        private String nextSms() throws InterruptedException {
            String code = postbox.smsCode(++sms);
            codes.add(code);
            return code;
        }

        private String nextMail() throws InterruptedException {
            String code = postbox.mailCode(++mails);
            codes.add(code);
            return code;
        }

        private void database(String sql) {
            portal.bean(Database.class).jdbc().sql(sql).update();
        }

        private static String appCode(String secret, Instant moment) {
            return Totp.usual(Secret.ofBase32(secret)).at(moment);
        }
    }
}
