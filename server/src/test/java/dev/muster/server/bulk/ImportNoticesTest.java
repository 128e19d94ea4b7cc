package dev.muster.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.CostLimits;
import dev.muster.server.code.FactorNotices;
import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.bulk.ImportCounts;
import dev.muster.store.bulk.ImportItem;
import dev.muster.store.bulk.ItemOutcome;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.outbox.Outbox;
import dev.muster.store.outbox.OutboxRules;
import dev.muster.store.person.People;
import dev.muster.store.person.PersonData;
import dev.muster.store.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of an import: whoever can sign in with a face that came by it, once and cheaply. */
final class ImportNoticesTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ImportCounts COUNTS = new ImportCounts(0, 0, 0, 0);

    @TempDir
    private Path folder;

    private DataFolder data;
    private Database database;
    private Vault vault;

    @BeforeEach
    void open() {
        data = DataFolder.open(folder);
        database = Database.open(data, Map.of());
        vault = Vault.open(data, database, Map.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anAccountIsToldOnceAtItsMailbox() {
        String asha = person("asha", Channel.SMS, Channel.EMAIL);
        ImportNotices notices = notices(200);
        notices.committed(List.of(item(asha, ItemOutcome.ENROLLED), item(asha, ItemOutcome.ENROLLED)), COUNTS, 3);
        notices.committed(List.of(item(asha, ItemOutcome.ENROLLED)), COUNTS, 3);
        notices(200).committed(List.of(item(asha, ItemOutcome.ENROLLED)), COUNTS, 3);
        assertThat(told()).containsExactly("EMAIL A face was enrolled for the account “asha”");
    }

    @Test
    void onlyWhatIsEnrolledIsToldOf() {
        String asha = person("asha", Channel.EMAIL);
        for (ItemOutcome outcome : ItemOutcome.values()) {
            if (outcome != ItemOutcome.ENROLLED) {
                notices(200).committed(List.of(item(asha, outcome)), COUNTS, 1);
            }
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void aDaysImportsLeaveMessagesForCodes() {
        ImportNotices notices = notices(2);
        for (String name : List.of("asha", "ben", "carl")) {
            notices.committed(List.of(item(person(name, Channel.SMS), ItemOutcome.ENROLLED)), COUNTS, 1);
        }
        assertThat(told()).hasSize(2).allMatch(text -> text.startsWith("SMS"));
    }

    private ImportNotices notices(int most) {
        return new ImportNotices(database, FactorNotices.beside(data, database, vault, CLOCK), CLOCK, most);
    }

    private String person(String name, Channel... channels) {
        String person = new People(database, CLOCK)
                .create(PersonData.named(name))
                .orElseThrow()
                .id();
        Account account = new Accounts(database, CLOCK)
                .create(new NewAccount(
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        Role.MEMBER,
                        AccountStatus.ACTIVE,
                        Optional.of(person)))
                .orElseThrow();
        CodeAddresses addresses = new CodeAddresses(database, vault, CLOCK);
        Arrays.stream(channels)
                .forEach(channel -> addresses.add(account.id(), Address.of(channel, text(name, channel)), "x", true));
        return person;
    }

    private static String text(String name, Channel channel) {
        return channel == Channel.EMAIL
                ? name + "@example.org"
                : "+9198765%05d".formatted(Math.floorMod(name.hashCode(), 99999));
    }

    private static ImportItem item(String person, ItemOutcome outcome) {
        return new ImportItem(
                "name", "file", "hash", outcome, "", Optional.of(person), Optional.empty(), Instant.EPOCH);
    }

    private List<String> told() {
        OutboxRules rules = new OutboxRules(CostLimits.USUAL, Set.of(Channel.values()), Set.of(Channel.values()));
        return new Outbox(database, vault, CLOCK, rules)
                .recent(20).stream()
                        .map(entry ->
                                entry.channel() + " " + entry.text().orElse("").replaceFirst(" at Muster[\\s\\S]*", ""))
                        .toList();
    }
}
