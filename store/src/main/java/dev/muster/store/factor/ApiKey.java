package dev.muster.store.factor;

import java.time.Instant;
import java.util.Optional;

/** A key of another program, as it is listed; what opens it is not part of it. */
public record ApiKey(String id, String name, Instant createdAt, Optional<Instant> usedAt) {}
