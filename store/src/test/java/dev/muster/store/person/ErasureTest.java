package dev.muster.store.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.otp.delivery.Address;
import dev.muster.otp.delivery.Channel;
import dev.muster.store.Database;
import dev.muster.store.StoreException;
import dev.muster.store.TestDatabase;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.audit.AuditChain;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import dev.muster.store.audit.Verification;
import dev.muster.store.factor.CodeAddresses;
import dev.muster.store.factor.PasskeyCredential;
import dev.muster.store.factor.Passkeys;
import dev.muster.store.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErasureTest {
    private static final String NAME = "Zyxwvut Uniqueson";
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource
    void erasesARowOfEveryKindAndTheAuditLogStaysWhole(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person person = everywhere(store);
            Person other = store.enrolled("Somebody Else", 7);
            Erased erased = new Erasure(store.database(), CLOCK)
                    .erase(person.id(), true, entry -> entry)
                    .orElseThrow();
            assertThat(erased).isEqualTo(new Erased(2, 2, 1, 1, 2, 1, 1, 2, true, false));
            for (String table : new String[] {
                "template",
                "crop",
                "consent",
                "person",
                "person_in_group",
                "face_frames",
                "punch",
                "recognition",
                "account"
            }) {
                String column = table.equals("person") ? "id" : "person_id";
                assertThat(store.database()
                                .jdbc()
                                .sql("SELECT COUNT(*) FROM %s WHERE %s = ?".formatted(table, column))
                                .param(person.id())
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(store.templates().of(other.id())).hasSize(1);
            AuditLog log = new AuditLog(store.database(), CLOCK);
            assertThat(new AuditChain(store.database(), log).verify(Optional.empty()))
                    .isInstanceOf(Verification.Whole.class);
            assertThat(new Erasure(store.database(), CLOCK).erase(person.id(), true, entry -> entry))
                    .isEmpty();
        }
    }

    @Test
    void nothingOfThePersonIsLeftInTheFilesOfTheFolder() throws IOException {
        try (PersonStore store = PersonStore.open(TestDatabase.SQLITE, root)) {
            Person person = everywhere(store);
            byte[] sealed = store.database()
                    .jdbc()
                    .sql("SELECT embedding FROM template WHERE person_id = ? LIMIT 1")
                    .param(person.id())
                    .query((row, _) -> row.getBytes(1))
                    .single();
            assertThat(held(NAME.getBytes(StandardCharsets.UTF_8))).isTrue();
            assertThat(held(sealed)).isTrue();
            assertThat(held(EmbeddingBytes.of(PersonStore.embedding(1)))).isFalse();
            assertThat(held(PersonStore.CROP)).isFalse();
            new Erasure(store.database(), CLOCK).erase(person.id(), true, entry -> entry);
            assertThat(held(NAME.getBytes(StandardCharsets.UTF_8))).isFalse();
            assertThat(held(NAME.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8)))
                    .isFalse();
            assertThat(held("badge-4711".getBytes(StandardCharsets.UTF_8))).isFalse();
            assertThat(held(sealed)).isFalse();
        }
    }

    @Test
    void aWithdrawnFaceIsLeftInNoFile() throws IOException {
        try (PersonStore store = PersonStore.open(TestDatabase.SQLITE, root)) {
            Person person = store.enrolled("Asha", 1);
            byte[] embedding = sealed(store.database(), "SELECT embedding FROM template");
            byte[] crop = sealed(store.database(), "SELECT image FROM crop");
            assertThat(held(embedding)).isTrue();
            assertThat(held(crop)).isTrue();
            assertThat(store.consents().withdraw(person.id())).isEqualTo(new Withdrawn(1, 1, 1));
            assertThat(held(embedding)).isFalse();
            assertThat(held(crop)).isFalse();
            assertThat(store.people().byId(person.id())).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOnlyAdministratorsAccountStays(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person person = store.person("Asha");
            Account account = account(store, person, Role.ADMINISTRATOR);
            Erasure erasure = new Erasure(store.database(), CLOCK);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> erasure.erase(person.id(), true, entry -> entry))
                    .withMessageContaining("only administrator");
            assertThat(store.people().byId(person.id())).isPresent();
            assertThat(erasure.erase(person.id(), false, entry -> entry)
                            .orElseThrow()
                            .unlinked())
                    .isTrue();
            assertThat(new Accounts(store.database(), CLOCK)
                            .byId(account.id())
                            .orElseThrow()
                            .personId())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDossierHoldsEverything(TestDatabase kind) {
        try (PersonStore store = PersonStore.open(kind, root)) {
            Person person = everywhere(store);
            Vault vault = Vault.open(new dev.muster.store.DataFolder(root), store.database(), Map.of());
            String account = new Accounts(store.database(), CLOCK)
                    .byPerson(person.id())
                    .orElseThrow()
                    .id();
            Address phone = Address.of(Channel.SMS, "+919876543123");
            new CodeAddresses(store.database(), vault, CLOCK).add(account, phone, "Phone", true);
            Passkeys passkeys = new Passkeys(store.database(), new SecureRandom(), CLOCK);
            passkeys.add(
                    new PasskeyCredential(
                            "credential", passkeys.handle(account), "key", "said", List.of(), 0, false, false),
                    "Laptop");
            Dossier dossier = new Dossier(store.database(), vault, CLOCK);
            Map<String, Object> all = dossier.of(person.id(), text -> text).orElseThrow();
            assertThat(all.keySet())
                    .containsExactly(
                            "person",
                            "consents",
                            "templates",
                            "account",
                            "codes",
                            "devices",
                            "networks",
                            "passkeys",
                            "liveFaces",
                            "register",
                            "corrections",
                            "recognitions",
                            "imports",
                            "audit");
            assertThat(String.valueOf(all.get("templates"))).contains("embedding", "test-1:00000000");
            assertThat(String.valueOf(all.get("codes"))).contains("+919876543123");
            assertThat(String.valueOf(all.get("passkeys")))
                    .contains("Laptop", "since=20")
                    .doesNotContain("credential", "key", "said");
            assertThat(String.valueOf(all.get("register"))).contains("2026-03-02T09:00+01:00");
            assertThat(String.valueOf(all.get("audit"))).contains("person.change", "sign-in");
            assertThat(dossier.pictures(person.id()).values())
                    .containsOnly(PersonStore.CROP)
                    .hasSize(2);
        }
    }

    /** Somebody with a row wherever there can be one. */
    private static Person everywhere(PersonStore store) {
        Person person = store.people()
                .create(new PersonData(
                        NAME, Optional.of("badge-4711"), "{\"phone\":\"1\"}", Optional.empty(), Optional.empty()))
                .orElseThrow();
        store.groups().add(person.id(), store.groups().named("Door").id());
        store.consents().give(person.id(), "1", "test");
        store.templates().add(person.id(), java.util.List.of(PersonStore.template(1), PersonStore.template(2)));
        store.database()
                .jdbc()
                .sql("INSERT INTO face_frames (id, person_id, hashes, shown_at) VALUES (?, ?, ?, 1772438400000)")
                .params(dev.muster.store.Ids.next(), person.id(), new byte[32])
                .update();
        Account account = account(store, person, Role.MEMBER);
        AuditLog log = new AuditLog(store.database(), CLOCK);
        log.record(AuditEntry.of("person.change", "ok").on("person", person.id(), NAME));
        log.record(AuditEntry.of("sign-in", "ok").by("account", account.id(), account.name()));
        for (String id : new String[] {"'" + person.id() + "'", "NULL"}) {
            store.database()
                    .jdbc()
                    .sql("""
                    INSERT INTO punch (id, person_id, name, punched_at, zone, punch_day, similarity, source, direction, created_at)
                    VALUES (?, %s, ?, 1772438400000, 'Europe/Berlin', '2026-03-02', 0.7, 'door', 'IN', 0)""".formatted(id))
                    .params(dev.muster.store.Ids.next(), NAME)
                    .update();
        }
        store.database()
                .jdbc()
                .sql("""
                INSERT INTO recognition (id, person_id, name, recognised_at, zone, recognition_day, similarity, source)
                VALUES (?, ?, ?, 1772438400000, 'Europe/Berlin', '2026-03-02', 0.7, 'door')""")
                .params(dev.muster.store.Ids.next(), person.id(), NAME)
                .update();
        store.database().jdbc().sql("""
                        INSERT INTO import_job (id, label, source, declared_by, consent_version, status, problem, total,
                                                created_at)
                        VALUES ('job', 'photos', 'path', 'test', '1', 'DONE', '', 1, 0)""").update();
        store.database().jdbc().sql("""
                        INSERT INTO import_item (job_id, position, person_name, file, photo_hash, outcome, reason,
                                                 finished_at)
                        VALUES ('job', 1, ?, 'a.jpg', '', 'REFUSED', 'blurred', 0)""").param(NAME).update();
        return person;
    }

    private static Account account(PersonStore store, Person person, Role role) {
        return new Accounts(store.database(), CLOCK)
                .create(new NewAccount(
                        NAME, Optional.empty(), Optional.empty(), role, AccountStatus.ACTIVE, Optional.of(person.id())))
                .orElseThrow();
    }

    private static byte[] sealed(Database database, String sql) {
        return database.jdbc().sql(sql).query((row, _) -> row.getBytes(1)).single();
    }

    private boolean held(byte[] bytes) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
