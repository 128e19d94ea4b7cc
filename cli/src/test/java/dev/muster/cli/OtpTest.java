package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.factor.ApiKeys;
import dev.muster.store.liveface.FaceAttempts;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on one-time codes, on a data folder that nobody serves. */
final class OtpTest {
    private static final Pattern CODE = Pattern.compile(" (\\d{6}) ");

    @TempDir
    private Path data;

    @BeforeEach
    void makeAnAccount() {
        try (Database database = Database.open(DataFolder.open(data))) {
            new Accounts(database, Clock.systemUTC())
                    .create(new NewAccount(
                            "ravi",
                            Optional.empty(),
                            Optional.empty(),
                            Role.MEMBER,
                            AccountStatus.ACTIVE,
                            Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp", "otp key", "otp code", "otp address"})
    void theFamiliesTellWhatTheyHave(String family) {
        Program run = run((Object[]) family.split(" "));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: muster " + family, "Commands:");
    }

    @Test
    void aKeyIsShownOnceAndEndsWhenItIsRevoked() {
        Program made = run("otp", "key", "create", "shop", "--data", data);
        assertThat(made.code()).isZero();
        String key = made.out().strip();
        assertThat(key).matches("mk_[\\w-]{43}");
        assertThat(made.err()).contains("not shown again");
        assertThat(isInUse(key)).isTrue();
        assertThat(run("otp", "key", "create", "Shop", "--data", data).code()).isEqualTo(2);

        assertThat(run("otp", "key", "list", "--data", data).out())
                .contains("shop")
                .doesNotContain("mk_");
        assertThat(Program.maps(run("otp", "key", "list", "--json", "--data", data)
                        .object()
                        .get("keys")))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("name", "shop").containsKey("createdAt"));

        assertThat(run("otp", "key", "revoke", "shop", "--data", data).code()).isZero();
        assertThat(isInUse(key)).isFalse();
        assertThat(run("otp", "key", "revoke", "shop", "--data", data).code()).isEqualTo(2);
        assertThat(audited()).contains("otp.key.create ok", "otp.key.revoke ok");
    }

    @Test
    void aCodeGoesAndComesBackWithoutAServer() throws IOException {
        run("otp", "address", "add", "ravi", "+91 98765 43123", "--data", data);
        Program issued = run("otp", "code", "issue", "ravi", "--channel", "sms", "--data", data);
        assertThat(issued.code()).as(issued.err()).isZero();
        assertThat(issued.err()).contains("outbox.txt", "+91 ••••• ••123").doesNotContain("98765");
        String challenge = issued.out().strip();
        String code = code();
        assertThat(issued.out() + issued.err()).doesNotContain(code);

        Program wrong = check(challenge, code.startsWith("0") ? "999999" : "000000");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out().strip()).isEqualTo("wrong");
        assertThat(wrong.err()).contains("Tries left with this code: 4");
        Program right = check(challenge, code);
        assertThat(right.code()).isZero();
        assertThat(right.out().strip()).isEqualTo("accepted");
        assertThat(check(challenge, code).out().strip()).isEqualTo("used");
        assertThat(check("no-such", code).out().strip()).isEqualTo("unknown");
        assertThat(audited()).contains("code.issue ok", "code.check failed", "code.check ok");
    }

    @Test
    void whoHasNoAddressGetsNoCode() {
        assertThat(run("otp", "code", "issue", "ravi", "--data", data).err()).contains("no such address");
        assertThat(run("otp", "code", "issue", "nobody", "--data", data).err()).contains("no account 'nobody'");
        run("otp", "address", "add", "ravi", "ravi@example.org", "--data", data);
        assertThat(run("otp", "code", "issue", "ravi", "--channel", "sms", "--data", data)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void addressesAreAddedListedAndRemoved() {
        Program added = run("otp", "address", "add", "ravi", "ravi@example.org", "--name", "Work", "--data", data);
        assertThat(added.out()).contains("email", "r•••@example.org");
        String id = added.out().split("\t", 2)[0];
        assertThat(run("otp", "address", "list", "ravi", "--data", data).out()).contains(id, "Work");
        assertThat(Program.maps(run("otp", "address", "list", "ravi", "--json", "--data", data)
                        .object()
                        .get("addresses")))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("masked", "r•••@example.org"));
        assertThat(run("otp", "address", "add", "ravi", "98765", "--data", data).err())
                .contains("expected a phone number");
        assertThat(run("otp", "address", "remove", "ravi", id, "--data", data).code())
                .isZero();
        assertThat(run("otp", "address", "remove", "ravi", id, "--data", data).code())
                .isEqualTo(2);
        assertThat(audited()).contains("factor.add ok", "factor.remove ok");
    }

    @Test
    void aResetRemovesEveryFactorAndSaysWhyInTheAuditLog() {
        run("otp", "address", "add", "ravi", "ravi@example.org", "--data", data);
        assertThat(run("otp", "reset", "ravi", "--data", data).code()).isEqualTo(2);
        Program reset = run("otp", "reset", "ravi", "--reason", "lost phone, seen in person", "--data", data);
        assertThat(reset.code()).isZero();
        assertThat(reset.out()).contains("the password alone");
        assertThat(run("otp", "address", "list", "ravi", "--data", data).out()).isEmpty();
        assertThat(audited()).contains("factor.reset ok");
        assertThat(details()).contains("lost phone, seen in person");
    }

    @Test
    void theOtherAddressesAreToldOfWhatIsAddedAndRemoved() {
        run("otp", "address", "add", "ravi", "ravi@example.org", "--data", data);
        assertThat(told()).isEmpty();
        Program added = run("otp", "address", "add", "ravi", "+91 98765 43123", "--data", data);
        assertThat(told()).singleElement().asString().contains("was added to the account “ravi”");
        run("otp", "address", "remove", "ravi", added.out().split("\t", 2)[0], "--data", data);
        assertThat(told().subList(0, 2)).allMatch(text -> text.contains("was removed from the account “ravi”"));
    }

    @Test
    void aResetLetsTheFaceBeginAnew() {
        inData(database -> {
            attempts(database).admit(accountId(database));
            return attempts(database).failures(accountId(database));
        });
        run("otp", "reset", "ravi", "--reason", "lost phone, seen in person", "--data", data);
        long failures = inData(database -> attempts(database).failures(accountId(database)));
        assertThat(failures).isZero();
    }

    @Test
    void theOwnerIsToldOfALinkForAnotherPassword() {
        run("otp", "address", "add", "ravi", "ravi@example.org", "--data", data);
        assertThat(run("account", "reset", "ravi", "--data", data).out()).contains("/reset?token=");
        assertThat(told()).singleElement().asString().contains("made a link", "“ravi”");
    }

    private Program check(String challenge, String code) {
        return run("otp", "code", "check", challenge, code, "--data", data);
    }

    private static Program run(Object... args) {
        return Program.run(args);
    }

    private String code() throws IOException {
        Matcher found = CODE.matcher(Files.readString(data.resolve("outbox.txt")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private boolean isInUse(String key) {
        try (Database database = Database.open(DataFolder.open(data))) {
            return new ApiKeys(database, Clock.systemUTC(), new SecureRandom())
                    .find(key)
                    .isPresent();
        }
    }

    /** What was put on its way to the addresses, the newest first. */
    private List<String> told() {
        return inData(database -> {
            OutboxRules rules = new OutboxRules(CostLimits.USUAL, Set.of(Channel.values()), Set.of(Channel.values()));
            Vault vault = Vault.open(DataFolder.open(data), database);
            return new Outbox(database, vault, Clock.systemUTC(), rules)
                    .recent(20).stream().flatMap(entry -> entry.text().stream()).toList();
        });
    }

    private static FaceAttempts attempts(Database database) {
        return new FaceAttempts(database, Clock.systemUTC());
    }

    private static String accountId(Database database) {
        return new Accounts(database, Clock.systemUTC())
                .byName("ravi")
                .orElseThrow()
                .id();
    }

    private <T> T inData(Function<Database, T> work) {
        try (Database database = Database.open(DataFolder.open(data))) {
            return work.apply(database);
        }
    }

    private List<String> audited() {
        return rows("SELECT action || ' ' || outcome FROM audit_event");
    }

    private List<String> details() {
        return rows("SELECT detail FROM audit_event WHERE detail IS NOT NULL");
    }

    private List<String> rows(String sql) {
        try (Database database = Database.open(DataFolder.open(data))) {
            return database.jdbc().sql(sql).query(String.class).list();
        }
    }
}
