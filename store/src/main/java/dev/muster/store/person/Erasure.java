package dev.muster.store.person;

import dev.muster.store.Database;
import dev.muster.store.NameKey;
import dev.muster.store.StoreException;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.Role;
import dev.muster.store.audit.AuditEntry;
import dev.muster.store.audit.AuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Erases a person from every table, at once: data, consents, templates, crops, hashes of live faces, punches, recognitions,
 * rows of imports, and the names in the audit log, whose rows stay. CSV mirrors have to be made anew after it.
 */
public final class Erasure {
    private final Database database;
    private final Accounts accounts;
    private final People people;
    private final Consents consents;
    private final AuditLog log;

    public Erasure(Database database, Clock clock) {
        this.database = database;
        this.accounts = new Accounts(database, clock);
        this.people = new People(database, clock);
        this.consents = new Consents(database, clock);
        this.log = new AuditLog(database, clock);
    }

    /**
     * Erases, and writes one row into the audit log that says how much, and not who.
     *
     * @param deleteAccount whether a linked account goes too; otherwise it stays, linked to nobody
     * @param more what else the audit row is to say: who asked, from where
     * @return empty when there is no such person
     * @throws StoreException when the account is the only administrator's
     */
    public Optional<Erased> erase(String personId, boolean deleteAccount, UnaryOperator<AuditEntry> more) {
        Optional<Erased> erased = database.write(() -> people.byId(personId).map(person -> {
            Erased gone = erase(person, deleteAccount);
            log.record(more.apply(AuditEntry.of("person.erase", "ok"))
                    .on("person", personId, "–")
                    .saying(gone.words()));
            return gone;
        }));
        erased.ifPresent(_ -> database.scrub());
        return erased;
    }

    private Erased erase(Person person, boolean deleteAccount) {
        String id = person.id();
        Optional<Account> account = accounts.byPerson(id);
        boolean alone = people.named(person.name()).size() == 1;
        int consented = count("DELETE FROM consent WHERE person_id = ?", id);
        int liveFaces = count("DELETE FROM face_frames WHERE person_id = ?", id);
        Withdrawn face = consents.deleteFace(id);
        int punches = count("DELETE FROM punch WHERE person_id = ?", id) + (alone ? namesakes("punch", person) : 0);
        int recognitions = count("DELETE FROM recognition WHERE person_id = ?", id)
                + (alone ? namesakes("recognition", person) : 0);
        int imported = count("DELETE FROM import_item WHERE person_id = ?", id) + imports(person);
        int names = log.eraseNames("person", id);
        if (deleteAccount && account.isPresent()) {
            names += delete(account.get());
        }
        people.delete(id);
        return new Erased(
                face.templates(),
                face.crops(),
                liveFaces,
                consented,
                punches,
                recognitions,
                imported,
                names,
                deleteAccount && account.isPresent(),
                !deleteAccount && account.isPresent());
    }

    private int delete(Account account) {
        if (account.role() == Role.ADMINISTRATOR
                && accounts.all().stream()
                        .noneMatch(other -> !other.id().equals(account.id())
                                && other.role() == Role.ADMINISTRATOR
                                && other.status() == AccountStatus.ACTIVE)) {
            throw new StoreException(
                    "the person's account is the only administrator's; make another administrator first, or keep the account");
        }
        database.jdbc()
                .sql("DELETE FROM SPRING_SESSION WHERE PRINCIPAL_NAME IN (?, ?)")
                .params(account.id(), account.name())
                .update();
        accounts.delete(account.id());
        int typed = count("DELETE FROM audit_name WHERE kind = 'name' AND name_key = ?", NameKey.of(account.name()));
        return log.eraseNames("account", account.id()) + typed;
    }

    /** Rows that carry the name only; nobody else has it. */
    private int namesakes(String table, Person person) {
        return byName("SELECT DISTINCT name FROM " + table + " WHERE person_id IS NULL", person).stream()
                .mapToInt(name -> count("DELETE FROM " + table + " WHERE person_id IS NULL AND name = ?", name))
                .sum();
    }

    private int imports(Person person) {
        return byName("SELECT DISTINCT person_name FROM import_item WHERE person_id IS NULL", person).stream()
                .mapToInt(name -> count("DELETE FROM import_item WHERE person_id IS NULL AND person_name = ?", name))
                .sum();
    }

    private List<String> byName(String sql, Person person) {
        String key = NameKey.of(person.name());
        return database.jdbc().sql(sql).query(String.class).list().stream()
                .filter(name -> NameKey.of(name).equals(key))
                .toList();
    }

    private int count(String sql, String value) {
        return database.jdbc().sql(sql).param(value).update();
    }
}
