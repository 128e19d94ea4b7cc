package dev.muster.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.Digest;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.verify.SpareCodes;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.outbox.Outbox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about the code that follows a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CodeSignInTest {
    private static final String PHONE = "+919876543123";
    private static final String MAIL = "ravi@example.org";

    private TestPortal portal;
    private Letters letters;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        letters = new Letters(portal.bean(Outbox.class));
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void anAccountWithAPhoneGetsACodeAndGoesNoFurtherWithoutIt() {
        Browser browser = halfSignedIn("phone", PHONE);
        HttpResponse<String> page = browser.get("/code");
        assertThat(page.body())
                .contains("+91 ••••• ••123", "autocomplete=\"one-time-code\"")
                .doesNotContain("9876543");
        for (String path : List.of("/home", "/people", "/account", "/account/factors", "/findex", "/attendance")) {
            assertThat(location(browser.get(path))).startsWith("/code?next=");
        }
        assertThat(location(browser.post("/code", Map.of("code", letters.code(), "next", "/attendance"))))
                .isEqualTo("/attendance");
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);
    }

    @Test
    void eachKindOfWrongCodeHasItsWords() {
        Browser browser = halfSignedIn("wrong", PHONE);
        String code = letters.code();
        assertThat(tried(browser, wrong(code))).contains("not right", "Tries left with this code: 4");
        assertThat(browser.post("/code/send", Map.of()).statusCode()).isEqualTo(302);
        assertThat(browser.get("/code").body()).contains("One has just been sent");
        sentLongAgo();
        browser.post("/code/send", Map.of());
        assertThat(letters.code()).isNotEqualTo(code);
        assertThat(tried(browser, code)).contains("not right");
        portal.bean(Database.class)
                .jdbc()
                .sql("UPDATE challenge SET expires_at = ?")
                .param(System.currentTimeMillis() - 1)
                .update();
        assertThat(tried(browser, letters.code())).contains("has expired");
    }

    @Test
    void aCodeOpensOnlyTheSessionThatItWasSentFor() {
        Browser one = halfSignedIn("twice", PHONE);
        String code = letters.code();
        Browser two = portal.browser();
        two.signIn("twice", TestPortal.PASSWORD);
        assertThat(tried(two, code)).contains("not right");
        assertThat(location(one.post("/code", Map.of("code", code)))).isEqualTo("/home");
        assertThat(location(one.post("/code", Map.of("code", code)))).isEqualTo("/home");
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsRefusedAndAnotherWayIsNot() {
        Browser browser = halfSignedIn("stubborn", "+919876543124", MAIL);
        String code = letters.code();
        for (int i = 0; i < 5; i++) {
            tried(browser, wrong(code));
        }
        assertThat(tried(browser, code)).contains("Too many wrong codes");
        String mail = portal.bean(CodeAddresses.class)
                .of(portal.accounts().byName("stubborn").orElseThrow().id())
                .getLast()
                .id();
        browser.post("/code/way", Map.of("way", mail));
        assertThat(location(browser.post("/code", Map.of("code", letters.code()))))
                .isEqualTo("/home");
    }

    @Test
    void anAuthenticatorAppsCodeAndARecoveryCodeAreGoodOnce() {
        Account account = portal.account("app", Role.MEMBER);
        Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
        Apps apps = portal.bean(Apps.class);
        apps.confirm(account.id(), apps.begin(account.id(), "Phone", totp), "Phone", 0);
        String spare = portal.bean(SpareCodes.class).renew(account.id()).getFirst();
        String code = totp.at(Instant.now());

        Browser first = signedIn("app");
        assertThat(location(first.post("/code", Map.of("code", code)))).isEqualTo("/home");
        Browser second = signedIn("app");
        assertThat(tried(second, code)).contains("has been used");
        second.post("/code/way", Map.of("way", "recovery"));
        assertThat(location(second.post("/code", Map.of("code", spare)))).isEqualTo("/home");
        Browser third = signedIn("app");
        third.post("/code/way", Map.of("way", "recovery"));
        assertThat(tried(third, spare)).contains("not right");
    }

    @Test
    void ofManyThatAreAskedForAtOnceOneIsSent() throws Exception {
        Browser browser = halfSignedIn("hasty", PHONE);
        sentLongAgo();
        int before = letters.all().size();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<HttpResponse<String>>> asking =
                    Collections.nCopies(8, () -> browser.post("/code/send", Map.of()));
            threads.invokeAll(asking);
        }
        assertThat(letters.all()).hasSize(before + 1);
    }

    @Test
    void theOldAddressesLeadThroughTheSameSteps() {
        assertThat(location(portal.browser().get("/index"))).isEqualTo("/");
        Browser browser = halfSignedIn("old", PHONE);
        assertThat(browser.get("/index").body()).contains("SMS to +91 ••••• ••123");
        assertThat(location(browser.get("/success"))).isEqualTo("/");
        assertThat(location(browser.post("/validate", Map.of("code", letters.code()))))
                .isEqualTo("/success");
        assertThat(browser.get("/success").body()).contains("Access granted", "/face_recognition");
        assertThat(location(browser.get("/face_recognition"))).isEqualTo("/findex");
    }

    @Test
    void noLogOfWhatHappenedNamesACodeOrANumber() {
        Browser browser = halfSignedIn("audited", PHONE);
        String code = letters.code();
        tried(browser, wrong(code));
        browser.post("/code", Map.of("code", code));
        List<String> rows = portal.bean(Database.class)
                .jdbc()
                .sql("SELECT action || ' ' || outcome || ' ' || COALESCE(detail, '') FROM audit_event")
                .query(String.class)
                .list();
        assertThat(rows).contains("sign-in.code failed SMS: wrong", "sign-in ok FACTOR_PASSWORD, FACTOR_SMS");
        assertThat(String.join("\n", rows)).doesNotContain(code, wrong(code), "9876543");
    }

    private Browser halfSignedIn(String name, String... addresses) {
        Account account = portal.account(name, Role.MEMBER);
        for (String address : addresses) {
            Channel channel = address.contains("@") ? Channel.EMAIL : Channel.SMS;
            portal.bean(CodeAddresses.class).add(account.id(), Address.of(channel, address), "", true);
        }
        return signedIn(name);
    }

    private Browser signedIn(String name) {
        Browser browser = portal.browser();
        assertThat(location(browser.signIn(name, TestPortal.PASSWORD))).isEqualTo("/code");
        return browser;
    }

    /** So that another may be sent. */
    private void sentLongAgo() {
        portal.bean(Database.class)
                .jdbc()
                .sql("UPDATE challenge SET sent_at = sent_at - 7200000")
                .update();
    }

    private static String tried(Browser browser, String code) {
        HttpResponse<String> answer = browser.post("/code", Map.of("code", code));
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private static String wrong(String code) {
        return code.startsWith("0") ? "9" + code.substring(1) : "0" + code.substring(1);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
