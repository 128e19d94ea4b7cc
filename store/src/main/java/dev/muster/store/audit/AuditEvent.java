package dev.muster.store.audit;

import java.time.Instant;
import java.util.Optional;

/** One row of the log, for people to read. */
public record AuditEvent(
        long seq,
        Instant at,
        String action,
        String outcome,
        Optional<Somebody> actor,
        Optional<Somebody> target,
        Optional<String> address,
        Optional<String> detail,
        String hash) {

    /**
     * A party of an event.
     *
     * @param reference the random id that stands for it in the log
     * @param party who it is; empty when the name has been erased
     */
    public record Somebody(String reference, Optional<AuditEntry.Party> party) {
        /** The name, or empty when it has been erased. */
        public Optional<String> name() {
            return party.map(AuditEntry.Party::name);
        }
    }
}
