package dev.muster.store.audit;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.NameKey;
import java.util.Optional;

/** Who the references of the log stand for: the part of it that can be erased. */
final class AuditNames {
    private final Database database;

    AuditNames(Database database) {
        this.database = database;
    }

    /** What a row holds in place of a name. */
    record Reference(String ref, String commitment) {}

    /** The reference that stands for a party under its present name; called while the chain's end is held. */
    Reference reference(AuditEntry.Party party) {
        Optional<Reference> known = database.jdbc()
                .sql("SELECT ref, salt FROM audit_name WHERE subject_id = ? AND kind = ? AND name = ?")
                .params(party.id(), party.kind(), party.name())
                .query((row, _) -> new Reference(row.getString("ref"), commitment(row.getString("salt"), party)))
                .optional();
        return known.orElseGet(() -> add(party));
    }

    private Reference add(AuditEntry.Party party) {
        String reference = Ids.next();
        String salt = Ids.next();
        database.jdbc()
                .sql("INSERT INTO audit_name (ref, kind, subject_id, name, name_key, salt) VALUES (?, ?, ?, ?, ?, ?)")
                .params(reference, party.kind(), party.id(), party.name(), NameKey.of(party.name()), salt)
                .update();
        return new Reference(reference, commitment(salt, party));
    }

    /** With the salt gone, nobody can find out by trying which name it was made of. */
    static String commitment(String salt, AuditEntry.Party party) {
        return Digest.of(salt, party.kind(), party.id(), party.name());
    }

    int erase(String kind, String id) {
        return database.jdbc()
                .sql("DELETE FROM audit_name WHERE subject_id = ? AND kind = ?")
                .params(id, kind)
                .update();
    }
}
