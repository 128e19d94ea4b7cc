package dev.muster.store.account;

import java.time.Instant;
import java.util.Optional;

/** A one-use link that has not been used yet; what opens it is not part of it. */
public record Ticket(TicketPurpose purpose, Optional<String> accountId, Instant expiresAt) {}
