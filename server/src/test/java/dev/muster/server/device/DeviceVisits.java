package dev.muster.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.code.Letters;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.outbox.Outbox;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Browsers that sign in to a portal with codes, and what they may be remembered by. */
public final class DeviceVisits {
    private final TestPortal portal;
    private final Letters letters;
    private int phones;

    public DeviceVisits(TestPortal portal) {
        this.portal = portal;
        this.letters = new Letters(portal.bean(Outbox.class));
    }

    /** An account whose codes go to a phone. */
    public Account account(String name) {
        Account account = portal.account(name, Role.MEMBER);
        portal.bean(CodeAddresses.class)
                .add(account.id(), Address.of(Channel.SMS, "+9198%03d43210".formatted(++phones)), "Phone", true);
        return account;
    }

    public Letters letters() {
        return letters;
    }

    /** A browser that has signed in with a code. */
    public Browser signedIn(String name) {
        return signedIn(portal.browser(), name, false);
    }

    /** A browser that has signed in with a code and is remembered. */
    public Browser remembered(String name) {
        return signedIn(portal.browser(), name, true);
    }

    public Browser signedIn(Browser browser, String name, boolean remember) {
        assertThat(password(browser, name)).isEqualTo("/code");
        assertThat(location(
                        browser.post("/code", Map.of("code", letters.code(), "remember", String.valueOf(remember)))))
                .isEqualTo("/home");
        browser.get("/forgot");
        settled();
        return browser;
    }

    /** Signs in with the password in a new session; where the browser is sent then. */
    public String password(Browser browser, String name) {
        browser.cookies().remove("MUSTER_SESSION");
        return location(browser.signIn(name, TestPortal.PASSWORD));
    }

    /** What a thief of all of a browser's cookies has, but the session's. */
    public Browser copied(Browser browser) {
        Browser copy = portal.browser();
        copy.cookies().putAll(browser.cookies());
        copy.cookies().remove("MUSTER_SESSION");
        return copy;
    }

    /** The last use of every device was more than a minute ago, and codes may be sent again. */
    public void settled() {
        database("UPDATE trusted_device SET rotated_at = rotated_at - 120000");
        database("UPDATE challenge SET sent_at = sent_at - 7200000");
    }

    public void database(String sql) {
        portal.bean(Database.class).jdbc().sql(sql).update();
    }

    /** What the audit log says of an action, the newest first. */
    public List<String> audited(Account account, String action) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("""
                        SELECT outcome || ' ' || COALESCE(detail, '') FROM audit_event
                        WHERE action = ? AND (actor IN (SELECT ref FROM audit_name WHERE subject_id = ?)
                            OR target IN (SELECT ref FROM audit_name WHERE subject_id = ?))
                        ORDER BY seq DESC""")
                .params(action, account.id(), account.id())
                .query(String.class)
                .list();
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
