package dev.muster.store.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written down. Never a secret, an embedding or a photo.
 *
 * @param action a dotted word such as {@code sign-in}, {@code person.enrol}, {@code camera.change}
 * @param outcome {@code ok}, {@code failed}, {@code refused}
 * @param actor the account that acted, with its name at the time
 * @param target the account, person or thing acted on
 * @param address where the request came from
 * @param detail what else is worth knowing, without names of people
 */
public record AuditEntry(
        String action,
        String outcome,
        Optional<Party> actor,
        Optional<Party> target,
        Optional<String> address,
        Optional<String> detail) {

    /**
     * Somebody in the log; the row carries a random reference, and this stays erasable.
     *
     * @param kind {@code account}, {@code person}, {@code camera}, {@code name} for a name typed at sign-in …
     */
    public record Party(String kind, String id, String name) {}

    /** An entry with an outcome and nothing else yet. */
    public static AuditEntry of(String action, String outcome) {
        return new AuditEntry(action, outcome, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public AuditEntry by(String kind, String id, String name) {
        return new AuditEntry(action, outcome, Optional.of(new Party(kind, id, name)), target, address, detail);
    }

    public AuditEntry on(String kind, String id, String name) {
        return new AuditEntry(action, outcome, actor, Optional.of(new Party(kind, id, name)), address, detail);
    }

    public AuditEntry from(@Nullable String remoteAddress) {
        return new AuditEntry(action, outcome, actor, target, Optional.ofNullable(remoteAddress), detail);
    }

    public AuditEntry saying(String words) {
        return new AuditEntry(action, outcome, actor, target, address, Optional.of(words));
    }
}
