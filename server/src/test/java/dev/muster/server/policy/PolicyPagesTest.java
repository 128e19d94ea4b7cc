package dev.muster.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.Digest;
import dev.muster.otp.KeyUri;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.factor.Profile;
import dev.muster.server.factor.Profiles;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.Role;
import dev.muster.store.factor.Apps;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.SignInPolicy;
import dev.muster.store.person.Group;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about profiles of signing in, and about those who lack what theirs asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PolicyPagesTest {
    private static final Pattern KEY_URI = Pattern.compile("(otpauth://[^\"<]+)");

    private TestPortal portal;
    private SignInPolicy policy;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        policy = portal.bean(SignInPolicy.class);
        portal.account("chief", Role.ADMINISTRATOR);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @AfterEach
    void openAgain() {
        for (Role role : Role.values()) {
            policy.hold(role, Optional.empty());
        }
        policy.byGroup().keySet().forEach(group -> policy.hold(group, Optional.empty()));
        policy.profiles().forEach(profile -> policy.remove(profile.name()));
    }

    @Test
    void aProfileHoldsAtOnceAndForThoseWhoAreSignedIn() {
        portal.account("present", Role.MEMBER);
        Browser member = portal.signedIn("present");
        assertThat(member.get("/home").statusCode()).isEqualTo(200);
        Browser chief = portal.signedIn("chief");
        assertThat(location(chief.post("/policy", Map.of("role.MEMBER", "standard"))))
                .isEqualTo("/policy");
        assertThat(location(member.get("/home"))).startsWith("/missing?next=");
        assertThat(chief.get("/policy").body()).contains("present", "A one-time code");
        assertThat(audited("policy.change")).contains("MEMBER: standard");
    }

    @Test
    void whoLacksAFactorSetsItUpAndSeesNothingElseBefore() {
        policy.hold(Role.MEMBER, Optional.of("standard"));
        portal.account("lacking", Role.MEMBER);
        Browser browser = portal.browser();
        assertThat(location(browser.signIn("lacking", TestPortal.PASSWORD))).isEqualTo("/missing");
        assertThat(browser.get("/missing").body()).contains("Set up a code").doesNotContain("/attendance");
        for (String path : List.of("/home", "/account", "/findex", "/attendance", "/people", "/success")) {
            assertThat(location(browser.get(path))).as(path).matches("/missing.*|/.{0}");
        }
        assertThat(browser.get("/account/factors").body()).doesNotContain("href=\"/attendance\"");
        Totp totp = addApp(browser);
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);

        Browser next = portal.browser();
        assertThat(location(next.signIn("lacking", TestPortal.PASSWORD))).isEqualTo("/code");
        next.get("/code");
        String later = totp.at(Instant.now().plus(Totp.USUAL_STEP));
        assertThat(location(next.post("/code", Map.of("code", later)))).isEqualTo("/home");
    }

    @Test
    void underStrictAMailboxOpensNothingAndAPasswordSetsNothingUp() {
        policy.hold(Role.MEMBER, Optional.of("strict"));
        Account account = portal.account("severe", Role.MEMBER);
        portal.bean(CodeAddresses.class)
                .add(account.id(), Address.of(Channel.EMAIL, "severe@example.org"), "Mail", true);
        Browser browser = portal.browser();
        assertThat(location(browser.signIn("severe", TestPortal.PASSWORD))).isEqualTo("/missing");
        assertThat(browser.get("/missing").body())
                .contains("Ask an administrator")
                .doesNotContain("Set up a code");
        for (String path : List.of("/home", "/account/factors", "/account/factors/app")) {
            assertThat(location(browser.get(path))).as(path).startsWith("/missing");
        }
        assertThat(location(browser.post("/account/factors/app", Map.of()))).startsWith("/missing");
        assertThat(location(browser.get("/code"))).isEqualTo("/missing");
    }

    @Test
    void underStrictAnAppIsEnough() {
        policy.hold(Role.MEMBER, Optional.of("strict"));
        Account account = portal.account("app", Role.MEMBER);
        Totp totp = Totp.usual(Secret.random(new SecureRandom(), Digest.SHA1));
        Apps apps = portal.bean(Apps.class);
        apps.confirm(account.id(), apps.begin(account.id(), "Phone", totp), "Phone", 0);
        portal.bean(CodeAddresses.class).add(account.id(), Address.of(Channel.EMAIL, "app@example.org"), "Mail", true);
        Browser browser = portal.browser();
        assertThat(location(browser.signIn("app", TestPortal.PASSWORD))).isEqualTo("/code");
        assertThat(browser.get("/code").body()).doesNotContain("@example.org");
        String mail =
                portal.bean(CodeAddresses.class).of(account.id()).getFirst().id();
        browser.post("/code/way", Map.of("way", mail));
        assertThat(location(browser.post("/code", Map.of("code", totp.at(Instant.now())))))
                .isEqualTo("/home");
    }

    @Test
    void aGroupsProfileTakesNothingAwayFromWhatTheRoleAsks() {
        Browser chief = portal.signedIn("chief");
        chief.post("/policy/profiles", bare("password", "password", "password"));
        Group group = portal.bean(PersonGroups.class).named("Doors");
        chief.post("/policy", Map.of("group." + group.id(), "bare"));
        Account account = portal.account("both", Role.MEMBER);
        String person = portal.bean(People.class)
                .create(PersonData.named("Both"))
                .orElseThrow()
                .id();
        portal.accounts().link(account.id(), Optional.of(person));
        portal.bean(PersonGroups.class).add(person, group.id());
        assertThat(location(portal.browser().signIn("both", TestPortal.PASSWORD)))
                .isEqualTo("/home");
        portal.bean(CodeAddresses.class).add(account.id(), Address.of(Channel.EMAIL, "b@example.org"), "Mail", true);
        assertThat(location(portal.browser().signIn("both", TestPortal.PASSWORD)))
                .isEqualTo("/code");
        assertThat(portal.bean(Profiles.class)
                        .of(portal.accounts().byId(account.id()).orElseThrow()))
                .extracting(Profile::name)
                .containsExactly("bare", "open");
    }

    @ParameterizedTest
    @CsvSource({"password app, password", "password, password app"})
    void nobodyShutsHimselfOutOfSensitiveActsOrOfChangingFactors(String stepUp, String change) {
        Browser chief = portal.signedIn("chief");
        chief.post("/policy/profiles", bare("password", stepUp, change));
        assertThat(policy.profile("bare")).isPresent();
        chief.post("/policy", Map.of("role.ADMINISTRATOR", "bare"));
        assertThat(chief.get("/policy").body()).contains("you could not go on yourself");
        assertThat(policy.byRole()).doesNotContainKey(Role.ADMINISTRATOR);

        chief.post("/policy/profiles", bare("password", "password", "password"));
        chief.post("/policy", Map.of("role.ADMINISTRATOR", "bare"));
        assertThat(policy.byRole()).containsEntry(Role.ADMINISTRATOR, "bare");
        assertThat(chief.post("/policy/profiles", bare("password", stepUp, change))
                        .statusCode())
                .isEqualTo(422);
        assertThat(policy.profile("bare").orElseThrow().stepUp()).isEqualTo("password");
    }

    @Test
    void aNewProfileReplacesNone() {
        Browser chief = portal.signedIn("chief");
        assertThat(chief.get("/policy/profiles/open").body()).contains("name=\"isNew\"");
        Map<String, String> made = bare("password", "password", "password");
        made.put("isNew", "yes");
        assertThat(location(chief.post("/policy/profiles", made))).isEqualTo("/policy");
        assertThat(chief.get("/policy/profiles/bare").body())
                .containsOnlyOnce("name=\"name\"")
                .doesNotContain("name=\"isNew\"");
        made.put("signIn", "passkey");
        HttpResponse<String> again = chief.post("/policy/profiles", made);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("There is a profile of this name already", "name=\"isNew\"");
        assertThat(policy.profile("bare").orElseThrow().signIn()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "nowhere"})
    void onlyWhatWasMadeHereIsRemoved(String name) {
        assertThat(portal.signedIn("chief")
                        .post("/policy/profiles/" + name + "/remove", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsSaidInThePagesLanguage() {
        Browser chief = portal.signedIn("chief");
        chief.get("/policy?lang=hi");
        HttpResponse<String> answer = chief.post("/policy/profiles", bare("password charm", "own-code", "face face"));
        assertThat(answer.body())
                .contains("&quot;charm&quot; नाम का कोई शब्द नहीं है।", "&quot;face&quot; दो बार लिखा है।")
                .contains("केवल &quot;own-code&quot;")
                .doesNotContain("no such need", "There is no need");
    }

    @Test
    void nobodyLocksHimselfOut() {
        Browser chief = portal.signedIn("chief");
        chief.post("/policy", Map.of("role.ADMINISTRATOR", "strict"));
        assertThat(chief.get("/policy").body()).contains("you could not go on yourself");
        assertThat(policy.byRole()).doesNotContainKey(Role.ADMINISTRATOR);
    }

    @Test
    void aProfileOfOnesOwnIsMadeChangedAndRemoved() {
        Browser chief = portal.signedIn("chief");
        assertThat(chief.get("/policy/profiles/standard").body()).contains("password code");
        Map<String, String> form = new HashMap<>(Map.of(
                "name", "doors",
                "signIn", "password app\npasskey",
                "stepUp", "password app",
                "change", "password held",
                "stepUpMinutes", "5",
                "idleMinutes", "15",
                "limitHours", "8",
                "deviceDays", "0",
                "manyFailures", "one-more"));
        assertThat(location(chief.post("/policy/profiles", form))).isEqualTo("/policy");
        assertThat(policy.profile("doors").orElseThrow().signIn()).isEqualTo("password app | passkey");
        chief.post("/policy", Map.of("role.MEMBER", "doors"));
        chief.post("/policy/profiles/doors/remove", Map.of());
        assertThat(policy.profile("doors")).isPresent();
        chief.post("/policy", Map.of("role.MEMBER", "open"));
        chief.post("/policy/profiles/doors/remove", Map.of());
        assertThat(policy.profile("doors")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaidSo() {
        Browser chief = portal.signedIn("chief");
        Map<String, String> form = new HashMap<>(Map.of(
                "isNew", "yes",
                "name", "standard",
                "signIn", "face",
                "stepUp", "password charm",
                "change", "",
                "stepUpMinutes", "0",
                "idleMinutes", "x",
                "limitHours", "8",
                "deviceDays", "0"));
        HttpResponse<String> answer = chief.post("/policy/profiles", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "none of the shipped names",
                        "There is no need called &quot;charm&quot;",
                        "Write at least one combination",
                        "begins with one of them",
                        "from 1 to 60");
        assertThat(policy.profiles()).isEmpty();
        assertThat(Profile.SHIPPED).hasSize(4);
    }

    /** A profile's form whose first factor takes a link. */
    private static Map<String, String> bare(String signIn, String stepUp, String change) {
        return new HashMap<>(Map.of(
                "name", "bare",
                "signIn", signIn,
                "stepUp", stepUp,
                "change", change,
                "stepUpMinutes", "10",
                "idleMinutes", "30",
                "limitHours", "12",
                "deviceDays", "0"));
    }

    private Totp addApp(Browser browser) {
        browser.get("/account/factors");
        assertThat(location(browser.post("/account/factors/app", Map.of()))).isEqualTo("/account/factors/app");
        Matcher uri = KEY_URI.matcher(browser.get("/account/factors/app").body());
        assertThat(uri.find()).isTrue();
        Totp totp = KeyUri.parse(uri.group(1).replace("&amp;", "&")).totp();
        browser.post("/account/factors/app/confirm", Map.of("code", totp.at(Instant.now())));
        return totp;
    }

    private List<String> audited(String action) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("SELECT detail FROM audit_event WHERE action = ?")
                .param(action)
                .query(String.class)
                .list();
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
