package dev.muster.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.server.Browser;
import dev.muster.server.TestPortal;
import dev.muster.server.device.DeviceVisits;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Role;
import dev.muster.store.factor.CodeAddresses;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts about registering, inviting and administering. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccountPagesTest {
    private static final Pattern LINK = Pattern.compile("/(?:invite|reset)\\?token=[\\w-]+");

    private static final Map<String, String> REASON = Map.of("reason", "Forgot it,\ncame in person");

    private TestPortal portal;
    private DeviceVisits visits;
    private Account boss;

    @BeforeAll
    void start(@TempDir Path data) {
        portal = TestPortal.start(data);
        visits = new DeviceVisits(portal);
        boss = portal.account("boss", Role.ADMINISTRATOR);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @Test
    void aRegistrationWaitsForItsApprovalAndThenHasItsPerson() {
        register("newcomer");
        Account pending = portal.accounts().byName("newcomer").orElseThrow();
        assertThat(pending.status()).isEqualTo(AccountStatus.PENDING);

        administrator().post("/accounts/" + pending.id() + "/approve", Map.of());

        assertThat(portal.browser().signIn("newcomer", TestPortal.PASSWORD).statusCode())
                .isEqualTo(302);
        assertThat(portal.accounts().byName("newcomer").flatMap(Account::personId))
                .isPresent();
    }

    @Test
    void registeringATakenNameAnswersAsIfItWereFree() {
        HttpResponse<String> free = register("freename");
        HttpResponse<String> taken = register("BOSS");

        assertThat(taken.statusCode()).isEqualTo(free.statusCode());
        assertThat(words(taken)).isEqualTo(words(free));
        assertThat(portal.browser().signIn("boss", TestPortal.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aClosedRegistrationMakesNoAccount() {
        portal.bean(Policy.class).set(SettingKeys.REGISTRATION, "off");
        try {
            assertThat(register("late").body()).contains("closed");
            assertThat(portal.accounts().byName("late")).isEmpty();
        } finally {
            portal.bean(Policy.class).set(SettingKeys.REGISTRATION, "approval");
        }
    }

    @Test
    void anInvitationWorksOnce() {
        HttpResponse<String> answer = administrator().post("/accounts", Map.of("username", "guest", "role", "MANAGER"));
        String link = link(answer);
        Browser guest = portal.browser();
        assertThat(guest.get(link).statusCode()).isEqualTo(200);

        assertThat(choose(guest, link, "brighter lamp 8 orchards").statusCode()).isEqualTo(302);

        assertThat(guest.get("/account").statusCode()).isEqualTo(200);
        assertThat(portal.browser().get(link).statusCode()).isEqualTo(410);
        assertThat(choose(portal.browser(), link, "darker lamp 9 orchards").statusCode())
                .isEqualTo(410);
        assertThat(portal.accounts().byName("guest").orElseThrow().role()).isEqualTo(Role.MANAGER);
    }

    @Test
    void aResetLinkWorksOnceAndVoidsTheOneBefore() {
        Account forgetful = portal.account("forgetful", Role.MEMBER);
        Browser old = portal.signedIn("forgetful");
        String first = link(administrator().post("/accounts/" + forgetful.id() + "/link", REASON));
        String second = link(administrator().post("/accounts/" + forgetful.id() + "/link", REASON));

        assertThat(portal.browser().get(first).statusCode()).isEqualTo(410);
        assertThat(choose(portal.browser(), second, "brighter lamp 8 orchards").statusCode())
                .isEqualTo(302);

        assertThat(old.get("/account").statusCode()).isEqualTo(302);
        assertThat(portal.browser()
                        .signIn("forgetful", "brighter lamp 8 orchards")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aResetLinkNeedsAReasonAndTellsTheOwner() {
        Account owner = withMail("owner");
        String path = "/accounts/" + owner.id() + "/link";
        for (String reason : List.of(" ", "x".repeat(201))) {
            Browser browser = administrator();
            assertThat(browser.post(path, Map.of("reason", reason)).statusCode())
                    .isEqualTo(302);
            assertThat(browser.get("/accounts/" + owner.id()).body()).contains("Give a reason");
        }
        assertThat(told("owner")).isEmpty();
        String link = link(administrator().post(path, REASON));
        assertThat(told("owner")).singleElement().asString().contains("made a link");
        assertThat(details("account.reset-link")).contains("Forgot it, came in person");

        assertThat(choose(portal.browser(), link, "brighter lamp 8 orchards").statusCode())
                .isEqualTo(302);
        assertThat(told("owner")).hasSize(2).first().asString().contains("was chosen", "administrator’s link");
    }

    @Test
    void anInvitationTellsNobodyAndNeedsNoReason() {
        HttpResponse<String> answer = administrator().post("/accounts", Map.of("username", "late guest"));
        Account guest = portal.accounts().byName("late guest").orElseThrow();
        mailbox(guest);
        assertThat(link(answer)).startsWith("/invite");
        String again = link(administrator().post("/accounts/" + guest.id() + "/link", Map.of()));
        choose(portal.browser(), again, "brighter lamp 8 orchards");
        assertThat(told("late guest")).isEmpty();
    }

    @Test
    void aPasswordChangedOnTheOwnPageIsToldOf() {
        visits.account("changer");
        Browser browser = visits.signedIn("changer");
        Map<String, String> chosen =
                Map.of("password", "brighter lamp 8 orchards", "repeat", "brighter lamp 8 orchards");
        Map<String, String> wrong = new HashMap<>(chosen);
        wrong.put("current", "not this one");
        browser.post("/account/password", wrong);
        assertThat(told("changer")).isEmpty();
        Map<String, String> right = new HashMap<>(chosen);
        right.put("current", TestPortal.PASSWORD);
        browser.post("/account/password", right);
        assertThat(told("changer")).singleElement().asString().contains("password", "was changed");
    }

    @Test
    void nobodyTakesTheOwnAccountAway() {
        Browser browser = administrator();
        for (String act : new String[] {"disable", "delete"}) {
            browser.post("/accounts/" + boss.id() + "/" + act, Map.of());
        }
        browser.post("/accounts/" + boss.id() + "/role", Map.of("role", "MEMBER"));

        Account after = portal.accounts().byId(boss.id()).orElseThrow();
        assertThat(after.active()).isTrue();
        assertThat(after.role()).isEqualTo(Role.ADMINISTRATOR);
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(portal.accounts().unlessLastAdministrator(boss.id(), () -> {
                    throw new IllegalStateException("was done");
                }))
                .isFalse();
    }

    @Test
    void anAdministratorDisablesAndEnables() {
        Account somebody = portal.account("somebody", Role.MEMBER);
        administrator().post("/accounts/" + somebody.id() + "/disable", Map.of());
        assertThat(portal.browser().signIn("somebody", TestPortal.PASSWORD).statusCode())
                .isEqualTo(401);

        administrator().post("/accounts/" + somebody.id() + "/enable", Map.of());
        assertThat(portal.browser().signIn("somebody", TestPortal.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void theMeterSaysWhatIsWrongAndWhatIsGood() {
        Browser browser = portal.browser();
        assertThat(browser.post("/password-strength", Map.of("password", "qwertyuiop", "username", "x"))
                        .body())
                .contains("\"accepted\":false");
        assertThat(browser.post("/password-strength", Map.of("password", TestPortal.PASSWORD, "username", "x"))
                        .body())
                .contains("\"accepted\":true");
    }

    @Test
    void aFormThatSaysNothingOfLiveFacesLeavesThemAsTheyAre() {
        Policy policy = portal.bean(Policy.class);
        policy.set(SettingKeys.LIVENESS_ATTACKS, "passive");
        policy.set(SettingKeys.LIVENESS_PROMPTS, "groups");
        policy.set(SettingKeys.LIVENESS_GROUPS, "door");
        policy.set(SettingKeys.LIVENESS_ONE_IN, "40");
        Map<String, String> settings = new HashMap<>(Map.of("registration", "approval", "idleMinutes", "41"));
        settings.putAll(Map.of("hours", "12", "photos", "no", "faceSignIn", "nobody", "zone", "", "appSkew", "1"));
        assertThat(administrator().post("/settings", settings).statusCode()).isEqualTo(302);
        assertThat(policy.sessionIdle().toMinutes()).isEqualTo(41);
        assertThat(policy.attackDetection()).isEqualTo(Policy.AttackDetection.PASSIVE);
        assertThat(policy.promptsFor()).isEqualTo(Policy.PromptsFor.GROUPS);
        assertThat(policy.promptGroups()).containsExactly("door");
        assertThat(policy.promptOneIn()).isEqualTo(40);
    }

    @Test
    void settingsAreKeptAndNonsenseIsRefused() {
        Browser browser = administrator();
        Map<String, String> settings = new HashMap<>(Map.of("registration", "approval", "idleMinutes", "45"));
        settings.putAll(Map.of("hours", "10", "photos", "yes", "faceSignIn", "kiosk", "zone", "Asia/Kolkata"));
        settings.putAll(Map.of("appSkew", "2", "attacks", "passive", "prompts", "random", "oneIn", "30"));
        settings.put("promptGroups", "door");
        assertThat(browser.post("/settings", settings).statusCode()).isEqualTo(302);
        assertThat(portal.bean(Policy.class).sessionIdle().toMinutes()).isEqualTo(45);
        assertThat(portal.bean(Policy.class).faceSignIn()).isEqualTo(Policy.FaceSignIn.KIOSK);
        assertThat(portal.bean(Policy.class).appSkew()).isEqualTo(2);
        assertThat(portal.bean(Policy.class).attackDetection()).isEqualTo(Policy.AttackDetection.PASSIVE);
        assertThat(portal.bean(Policy.class).promptsFor()).isEqualTo(Policy.PromptsFor.RANDOM);
        assertThat(portal.bean(Policy.class).promptGroups()).containsExactly("door");
        assertThat(portal.bean(Policy.class).promptOneIn()).isEqualTo(30);

        assertThat(browser.post("/settings", Map.of("registration", "perhaps")).statusCode())
                .isEqualTo(422);
        settings.putAll(Map.of("idleMinutes", "50", "prompts", "groups"));
        settings.remove("promptGroups");
        assertThat(browser.post("/settings", settings).statusCode()).isEqualTo(422);
        assertThat(portal.bean(Policy.class).sessionIdle().toMinutes()).isEqualTo(45);
    }

    private Account withMail(String name) {
        Account account = portal.account(name, Role.MEMBER);
        mailbox(account);
        return account;
    }

    private void mailbox(Account account) {
        portal.bean(CodeAddresses.class)
                .add(account.id(), Address.of(Channel.EMAIL, "somebody@example.org"), "Mail", true);
    }

    /** The messages that name an account, the newest first. */
    private List<String> told(String name) {
        return visits.letters().all().stream()
                .filter(text -> text.contains("“" + name + "”"))
                .toList();
    }

    private List<String> details(String action) {
        return portal.bean(Database.class)
                .jdbc()
                .sql("SELECT detail FROM audit_event WHERE action = ? AND detail IS NOT NULL")
                .param(action)
                .query(String.class)
                .list();
    }

    private Browser administrator() {
        return portal.signedIn("boss");
    }

    private HttpResponse<String> register(String name) {
        Browser browser = portal.browser();
        browser.get("/register");
        return browser.post(
                "/register", Map.of("username", name, "password", TestPortal.PASSWORD, "repeat", TestPortal.PASSWORD));
    }

    private static HttpResponse<String> choose(Browser browser, String link, String password) {
        String[] parts = link.split("\\?token=", 2);
        return browser.post(parts[0], Map.of("token", parts[1], "password", password, "repeat", password));
    }

    private static String link(HttpResponse<String> answer) {
        Matcher found = LINK.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group();
    }

    private static String words(HttpResponse<String> answer) {
        return answer.body().replaceAll("(csrf-token\" content|name=\"_csrf\" value)=\"[^\"]*\"", "$1");
    }
}
