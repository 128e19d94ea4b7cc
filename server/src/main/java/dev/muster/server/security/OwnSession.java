package dev.muster.server.security;

import java.time.Instant;

/**
 * One of an account's sessions.
 *
 * @param handle what stands for it on a page; not what the cookie holds
 * @param browser as it names itself
 * @param current whether it is the one that asks
 * @param byDevice whether a remembered browser stood in for a code
 */
public record OwnSession(
        String handle,
        String browser,
        String address,
        Instant since,
        Instant lastSeen,
        boolean current,
        boolean byDevice) {}
