package dev.muster.server.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.store.Database;
import dev.muster.store.account.Role;
import dev.muster.store.factor.Passkeys;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** A portal, and what is done there with passkeys. */
record PasskeyHouse(TestPortal portal) implements AutoCloseable {
    static final String SIGN_IN = "/passkey/sign-in";
    static final String STEP = "/passkey";
    static final String OWN = "/account/passkeys";

    static PasskeyHouse open(Path data) {
        return new PasskeyHouse(TestPortal.start(data));
    }

    static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("That passkey does not sign you in");
    }

    static HttpResponse<String> signIn(Browser browser, SoftPasskey passkey) throws GeneralSecurityException {
        return answer(browser, SIGN_IN, passkey.get(options(browser, SIGN_IN)));
    }

    static HttpResponse<String> step(Browser browser, SoftPasskey passkey, String next)
            throws GeneralSecurityException {
        return browser.post(STEP, Map.of("credential", passkey.get(options(browser, STEP)), "next", next));
    }

    static String options(Browser browser, String path) {
        HttpResponse<String> answer = browser.post(path + "/options", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static HttpResponse<String> answer(Browser browser, String path, String credential) {
        return browser.post(path, Map.of("credential", credential));
    }

    /** An account with a passkey. */
    SoftPasskey enrolled(String name) throws GeneralSecurityException {
        portal.account(name, Role.MEMBER);
        Browser browser = signedIn(name);
        SoftPasskey passkey = new SoftPasskey(portal.portal().url());
        assertThat(location(answer(browser, OWN, passkey.create(options(browser, OWN)))))
                .isEqualTo(OWN);
        assertThat(of(name)).isOne();
        return passkey;
    }

    long of(String name) {
        return portal.bean(Passkeys.class).list(idOf(name)).size();
    }

    String idOf(String name) {
        return portal.accounts().byName(name).orElseThrow().id();
    }

    Browser browser() {
        return Browser.byName(portal.portal().url());
    }

    Browser signedIn(String name) {
        Browser browser = browser();
        browser.signIn(name, TestPortal.PASSWORD);
        return browser;
    }

    String details(String action, String outcome) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("SELECT detail FROM audit_event WHERE action = ? AND outcome = ?")
                .params(action, outcome)
                .query(String.class)
                .list()
                .toString();
    }

    void sql(String statement) {
        portal.bean(Database.class).jdbc().sql(statement).update();
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }

    @Override
    public void close() {
        portal.close();
    }
}
