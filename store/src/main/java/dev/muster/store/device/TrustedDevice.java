package dev.muster.store.device;

import java.time.Instant;

/**
 * A browser that stands in for a code until it expires.
 *
 * @param network where it was last used from: an address without its end
 */
public record TrustedDevice(
        String id, String name, String network, Instant createdAt, Instant usedAt, Instant expiresAt) {}
