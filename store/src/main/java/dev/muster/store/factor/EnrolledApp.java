package dev.muster.store.factor;

import java.time.Instant;
import java.util.Optional;

/** An authenticator app of an account, as it is listed. */
public record EnrolledApp(String id, String name, Instant createdAt, Optional<Instant> usedAt) {}
