package dev.muster.server.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import dev.muster.server.Browser;
import dev.muster.server.OldSessions;
import dev.muster.server.TestPortal;
import dev.muster.server.device.DeviceVisits;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.person.Consents;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.Templates;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A face is a way to sign in: whose accounts are told when one comes or goes, and who is asked once more before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaceNoticesTest {
    private TestPortal portal;
    private DeviceVisits visits;
    private Account boss;
    private final Deque<byte[]> faces = new ArrayDeque<>();

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        visits = new DeviceVisits(portal);
        boss = portal.account("boss", Role.ADMINISTRATOR);
        FaceEngine engine = portal.bean(FaceEngine.class);
        faces.addAll(Portraits.of(engine, 5));
        faces.addAll(Portraits.of(engine, 6));
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void theOwnFaceIsToldOfAndEndsSessionsElsewhere() {
        String person = person("own");
        Account account = linked("own", person);
        Browser elsewhere = visits.signedIn("own");
        Browser browser = visits.signedIn("own");
        photo(browser, person, faces.pop());
        assertThat(templates(person)).isOne();
        assertThat(told("own")).singleElement().asString().contains("A face was enrolled");
        assertThat(audited(account, "factor.add")).containsExactly("FACE");
        assertThat(location(elsewhere.get("/enrol/" + person))).startsWith("/?next=");
    }

    @Test
    void whoeverHasAnAccountIsToldOfWhatAnAdministratorDoes() {
        String person = person("twice");
        linked("twice", person);
        Account again = linked("again", person);
        Browser own = visits.signedIn("twice");
        Browser browser = portal.signedIn("boss");
        byte[] face = faces.pop();
        photo(browser, person, face);
        assertThat(told("twice")).singleElement().asString().contains("A face was enrolled");
        assertThat(told("again")).hasSize(1);
        photo(browser, person, face);
        assertThat(told("twice")).as("of a photo that was there already").hasSize(1);
        assertThat(own.get("/home").statusCode()).isEqualTo(200);

        String template = portal.bean(Templates.class).of(person).getFirst().id();
        browser.post("/people/%s/templates/%s/remove".formatted(person, template), Map.of());
        assertThat(told("twice")).hasSize(2).first().asString().contains("A face was removed");
        assertThat(audited(again, "factor.remove")).containsExactly("FACE");
        browser.post("/people/" + person + "/withdraw", Map.of());
        assertThat(told("twice")).hasSize(2);
    }

    @Test
    void withdrawnConsentIsToldOf() {
        String person = person("leaving");
        linked("leaving", person);
        Browser browser = visits.signedIn("leaving");
        photo(browser, person, faces.pop());
        browser.post("/people/" + person + "/withdraw", Map.of());
        assertThat(told("leaving")).hasSize(2).first().asString().contains("A face was removed");
    }

    @Test
    void anImportIsToldOf() throws InterruptedException {
        linked("imported", person("imported"));
        Browser browser = portal.signedIn("boss");
        browser.upload("/import?declared=true", "files", "filename=\"imported.jpg\"", faces.pop());
        Instant end = Instant.now().plusSeconds(20);
        while (told("imported").isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
        assertThat(told("imported")).singleElement().asString().contains("A face was enrolled");
    }

    @Test
    void nobodyUsesUpAnAccountsMessages() {
        String person = person("flooded");
        linked("flooded", person);
        Browser browser = portal.signedIn("boss");
        for (byte[] photo : Portraits.copies(faces.pop(), 5)) {
            photo(browser, person, photo);
        }
        assertThat(templates(person)).isEqualTo(5);
        assertThat(told("flooded")).hasSize(3);
    }

    @Test
    void anOldSessionEnrolsNobodyWhoHasAnAccount() {
        String person = person("guarded");
        linked("guarded", person);
        String stranger = person("no account");
        Browser browser = portal.signedIn("boss");
        OldSessions.of(portal, boss);
        String confirm = "/confirm?next=%2Fenrol%2F" + person;
        assertThat(location(browser.get("/enrol/" + person))).isEqualTo(confirm);
        assertThat(location(photo(browser, person, faces.peek()))).isEqualTo(confirm);
        assertThat(location(browser.post("/enrol/" + person + "/finish", Map.of())))
                .isEqualTo(confirm);
        assertThat(browser.get("/enrol/" + stranger).statusCode()).isEqualTo(200);
        assertThat(templates(person)).isZero();
        assertThat(location(
                        browser.post("/confirm", Map.of("current", TestPortal.PASSWORD, "next", "/enrol/" + person))))
                .isEqualTo("/enrol/" + person);
        assertThat(browser.get("/enrol/" + person).statusCode()).isEqualTo(200);
    }

    @Test
    void theOwnFaceIsTheOwnHoweverItsAddressIsWritten() {
        String person = person("written");
        Account account = linked("written", person);
        Browser browser = visits.signedIn("written");
        OldSessions.of(portal, account);
        String encoded = "%%%02x%s".formatted((int) person.charAt(0), person.substring(1));
        assertThat(location(photo(browser, encoded, faces.peek()))).startsWith("/confirm?next=");
        assertThat(templates(person)).isZero();
    }

    private String person(String name) {
        String id = portal.bean(People.class)
                .create(PersonData.named(name))
                .orElseThrow()
                .id();
        portal.bean(Consents.class).give(id, "1", "test");
        return id;
    }

    private Account linked(String name, String person) {
        Account account = visits.account(name);
        portal.accounts().link(account.id(), Optional.of(person));
        return account;
    }

    private int templates(String person) {
        return portal.bean(Templates.class).of(person).size();
    }

    private static HttpResponse<String> photo(Browser browser, String person, byte[] photo) {
        return browser.upload("/enrol/" + person + "/photos", "photos", "filename=\"photo.jpg\"", photo);
    }

    /** What was said of an account's face, the newest first. */
    private List<String> told(String name) {
        return visits.letters().all().stream()
                .filter(text -> text.contains("“" + name + "”") && text.contains("A face was"))
                .toList();
    }

    private List<String> audited(Account account, String action) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("""
                        SELECT detail FROM audit_event WHERE action = ?
                        AND target IN (SELECT ref FROM audit_name WHERE subject_id = ?)""")
                .params(action, account.id())
                .query(String.class)
                .list();
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
