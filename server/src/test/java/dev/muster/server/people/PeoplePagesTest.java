package dev.muster.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.face.FaceEngine;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.SubjectId;
import dev.muster.server.Portal;
import dev.muster.server.ServeOptions;
import dev.muster.server.live.LiveGallery;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.person.Consents;
import dev.muster.store.person.Group;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.person.Templates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password.PasswordEncoder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeoplePagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final byte[] PICTURE = "JPEG, or so".getBytes(StandardCharsets.UTF_8);

    private Portal portal;
    private Group door;
    private Person asha;
    private Person ben;
    private Visitor administrator;
    private Visitor manager;
    private Visitor member;

    @BeforeAll
    void start(@TempDir Path root) throws IOException, InterruptedException {
        portal = Portal.start(ServeOptions.of(DataFolder.open(root)));
        PersonGroups groups = portal.bean(PersonGroups.class);
        door = groups.named("Door");
        asha = enrolled("Asha Nair");
        ben = enrolled("Ben Other");
        groups.add(asha.id(), door.id());
        account("root", Role.ADMINISTRATOR, Optional.empty());
        String id = account("maya", Role.MANAGER, Optional.empty());
        portal.bean(Accounts.class).setGroups(id, Set.of(door.id()));
        account("asha", Role.MEMBER, Optional.of(asha.id()));
        administrator = Visitor.signedIn(portal.url(), "root", PASSWORD);
        manager = Visitor.signedIn(portal.url(), "maya", PASSWORD);
        member = Visitor.signedIn(portal.url(), "asha", PASSWORD);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void aManagerSeesThePeopleOfTheGroupsOnly() throws IOException, InterruptedException {
        assertThat(administrator.get("/people").body()).contains("Asha Nair", "Ben Other");
        assertThat(manager.get("/people").body()).contains("Asha Nair").doesNotContain("Ben Other");
        assertThat(manager.get("/people/" + asha.id()).statusCode()).isEqualTo(200);
        for (String path : List.of("", "/edit", "/crop", "/data")) {
            assertThat(manager.get("/people/" + ben.id() + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        String page = "/people/" + asha.id();
        for (String act : List.of("/withdraw", "/consent", "")) {
            assertThat(manager.post(page, "/people/" + ben.id() + act, "name", "x")
                            .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(manager.post(page, page + "/erase", "confirmation", "Asha Nair")
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.get(page + "/data").statusCode()).isEqualTo(403);
    }

    @Test
    void aMemberSeesOnlyOneself() throws IOException, InterruptedException {
        HttpResponse<String> own = member.get("/people/me");
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("Asha Nair").doesNotContain("/edit", "/erase");
        assertThat(member.get("/people/" + ben.id()).statusCode()).isEqualTo(404);
        assertThat(member.get("/people/" + ben.id() + "/crop").statusCode()).isEqualTo(404);
        for (String path : List.of("/people", "/people/new", "/people/groups", "/people/privacy")) {
            assertThat(member.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(member.post("/people/me", "/people/" + asha.id(), "name", "x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPictureIsShownToThoseWhoMayAndKeptNowhere() throws IOException, InterruptedException {
        HttpResponse<byte[]> picture = member.bytes("/people/" + asha.id() + "/crop");
        assertThat(picture.body()).isEqualTo(PICTURE);
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(new Visitor(portal.url())
                        .bytes("/people/" + asha.id() + "/crop")
                        .body())
                .isNotEqualTo(PICTURE);
    }

    @Test
    void searchAnswersWithAPart() throws IOException, InterruptedException {
        String part = administrator.part("/people?q=nair").body();
        assertThat(part).contains("Asha Nair").doesNotContain("Ben Other", "<html");
        assertThat(administrator.part("/people?q=zzz").body()).contains("Nobody found");
        assertThat(administrator
                        .get("/people?status=nonsense&page=-4&group=none")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHostileNameIsOnlyText() throws IOException, InterruptedException {
        String script = "<script>alert(1)</script>";
        HttpResponse<String> created = administrator.post(
                "/people/new",
                "/people",
                "name",
                script,
                "attributes",
                "{\"<img src=x onerror=alert(1)>\": \"" + script + "\", \"deep\": {\"a\": [1]}}");
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.body())
                .contains("&lt;script&gt;", "{&quot;a&quot;:[1]}")
                .doesNotContain(script, "<img src=x");
        assertThat(administrator.get("/people").body()).doesNotContain(script);
        String id = portal.bean(People.class).named(script).getFirst().id();
        assertThat(administrator.get("/people/" + id + "/edit").body()).doesNotContain(script, "<img src=x");
    }

    @Test
    void mistakesAreShownAtTheirFields() throws IOException, InterruptedException {
        String answer = administrator
                .post(
                        "/people/new",
                        "/people",
                        "name",
                        " ",
                        "attributes",
                        "[1]",
                        "validFrom",
                        "2026-02-30",
                        "validTo",
                        "later")
                .body();
        assertThat(answer).contains("Please enter a name", "Expected a JSON object", "Please enter a day");
        administrator.post("/people/new", "/people", "name", "Carl", "externalId", "C-1");
        assertThat(administrator
                        .post("/people/new", "/people", "name", "Carla", "externalId", "C-1")
                        .body())
                .contains("Somebody else has this external id");
        assertThat(administrator
                        .post("/people/new", "/people", "name", "D", "validFrom", "2026-02-02", "validTo", "2026-02-01")
                        .body())
                .contains("The last day comes before the first");
    }

    @Test
    void aManagerEntersPeopleIntoOwnGroupsAndKeepsOthers() throws IOException, InterruptedException {
        Group other = portal.bean(PersonGroups.class).named("Other");
        assertThat(manager.post("/people/new", "/people", "name", "Eve", "groups", other.id())
                        .body())
                .contains("choose one of your groups");
        assertThat(portal.bean(People.class).named("Eve")).isEmpty();
        manager.post("/people/new", "/people", "name", "Eve", "groups", door.id());
        Person eve = portal.bean(People.class).named("Eve").getFirst();
        portal.bean(PersonGroups.class).add(eve.id(), other.id());
        String page = "/people/" + eve.id();
        manager.post(page + "/edit", page, "name", "Eva", "groups", door.id());
        assertThat(portal.bean(PersonGroups.class).of(eve.id()))
                .extracting(Group::name)
                .containsExactly("Door", "Other");
        assertThat(portal.bean(People.class).byId(eve.id()).orElseThrow().name())
                .isEqualTo("Eva");
    }

    @Test
    void consentIsGivenToTheTextShownAndWithdrawnWithEverything() throws IOException, InterruptedException {
        Person fay = enrolled("Fay");
        String page = "/people/" + fay.id();
        assertThat(administrator.post(page, page + "/withdraw").body()).contains("1 templates and 1 pictures");
        assertThat(portal.bean(Templates.class).of(fay.id())).isEmpty();
        assertThat(portal.bean(Templates.class).changesSince(0).personIds()).contains(fay.id());
        assertThat(administrator.bytes(page + "/crop").statusCode()).isEqualTo(404);
        assertThat(administrator
                        .post(page, page + "/consent", "version", "old", "agreed", "true")
                        .body())
                .contains("text has changed");
        assertThat(administrator
                        .post(page, page + "/consent", "version", "muster-1")
                        .body())
                .contains("not ticked");
        assertThat(administrator
                        .post(page, page + "/consent", "version", "muster-1", "agreed", "true")
                        .body())
                .contains("consent is recorded", "entered by root");
        assertThat(portal.bean(Consents.class).current(fay.id())).isPresent();
    }

    @Test
    void theLiveGalleryForgetsAWithdrawnFaceByItself() throws IOException, InterruptedException {
        Person ida = enrolled("Ida", portal.bean(FaceEngine.class).model());
        SubjectId subject = new SubjectId(ida.id());
        Gallery gallery = portal.bean(LiveGallery.class).gallery();
        awaitSeconds(() -> gallery.subjects().contains(subject));
        // By another process, as far as the running server can tell.
        new Consents(portal.bean(Database.class), Clock.systemUTC()).withdraw(ida.id());
        awaitSeconds(() -> !gallery.subjects().contains(subject));
    }

    @Test
    void everythingHeldComesAsAZip() throws IOException, InterruptedException {
        member.bytes("/people/" + asha.id() + "/data");
        Map<String, String> files =
                unzipped(member.bytes("/people/" + asha.id() + "/data").body());
        assertThat(files.get("person.json")).contains("\"embedding\"", "Asha Nair", "muster-1", "person.export");
        assertThat(files.entrySet().stream().filter(file -> file.getKey().startsWith("faces/")))
                .singleElement()
                .satisfies(file -> assertThat(file.getValue()).isEqualTo(new String(PICTURE, StandardCharsets.UTF_8)));
        assertThat(member.get("/people/" + ben.id() + "/data").statusCode()).isEqualTo(404);
    }

    @Test
    void erasingAsksForTheName() throws IOException, InterruptedException {
        Person gus = enrolled("Gus \"G\" Ünal");
        String page = "/people/" + gus.id();
        assertThat(administrator
                        .post(page, page + "/erase", "confirmation", "Gus")
                        .body())
                .contains("Nothing is erased");
        assertThat(portal.bean(People.class).byId(gus.id())).isPresent();
        assertThat(administrator
                        .post(page, page + "/erase", "confirmation", "gus \"G\" ünal")
                        .body())
                .contains("The person is erased");
        assertThat(administrator.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void anAdministratorLooksAfterGroupsAndRules() throws IOException, InterruptedException {
        assertThat(administrator
                        .post("/people/groups", "/people/groups", "name", "Lab")
                        .body())
                .contains("Lab");
        assertThat(administrator
                        .post("/people/groups", "/people/groups", "name", "LAB")
                        .body())
                .contains("of that name already");
        Group lab = portal.bean(PersonGroups.class).byName("Lab").orElseThrow();
        assertThat(administrator
                        .post("/people/groups", "/people/groups/" + lab.id(), "name", "Labor")
                        .body())
                .contains("Labor");
        administrator.post("/people/groups", "/people/groups/" + lab.id() + "/delete");
        assertThat(portal.bean(PersonGroups.class).byId(lab.id())).isEmpty();
        assertThat(administrator
                        .post("/people/privacy", "/people/privacy/retention", "recognitions", "-1")
                        .body())
                .contains("whole days");
        assertThat(administrator
                        .post("/people/privacy", "/people/privacy/retention", "recognitions", "400", "expiredFaces", "")
                        .body())
                .contains("rules are saved", "value=\"400\"");
    }

    private String account(String name, Role role, Optional<String> person) {
        String hash = portal.bean(PasswordEncoder.class).encode(PASSWORD);
        return portal.bean(Accounts.class)
                .create(new NewAccount(
                        name, Optional.empty(), Optional.ofNullable(hash), role, AccountStatus.ACTIVE, person))
                .orElseThrow()
                .id();
    }

    private static void awaitSeconds(BooleanSupplier fact) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!fact.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    private Person enrolled(String name) {
        return enrolled(name, new ModelId("test-1:0"));
    }

    private Person enrolled(String name, ModelId model) {
        Person person = portal.bean(People.class).create(PersonData.named(name)).orElseThrow();
        portal.bean(Consents.class).give(person.id(), "muster-1", "import");
        float[] values = new float[512];
        values[Math.floorMod(name.hashCode(), values.length)] = 1;
        portal.bean(Templates.class)
                .add(
                        person.id(),
                        List.of(new NewTemplate(
                                Embedding.of(model, values),
                                0.9,
                                "upload",
                                Optional.empty(),
                                Instant.EPOCH,
                                Optional.of(PICTURE))));
        return person;
    }

    private static Map<String, String> unzipped(byte[] bytes) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
