package dev.muster.store.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey of an account, as its owner sees it.
 *
 * @param synced whether the owner's other devices have it too, as it said when it was last used
 */
public record Passkey(String id, String name, boolean synced, Instant createdAt, Optional<Instant> usedAt) {}
