package dev.muster.store.outbox;

import dev.muster.otp.delivery.Message;

/**
 * The right to send a message once, and to say what became of it.
 *
 * @param token names this try
 * @param attempts this one included
 */
record Claim(String token, Message message, int attempts) {}
