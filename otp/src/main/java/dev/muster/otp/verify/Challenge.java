package dev.muster.otp.verify;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A delivered code that is waited for. The code itself is known to its receiver alone.
 *
 * @param id random
 * @param factor SMS or EMAIL
 * @param codeHash a keyed hash of the code and of all that it is bound to, in hexadecimal
 */
public record Challenge(String id, CodeUse use, Factor factor, String codeHash, Instant sentAt, Instant expiresAt) {
    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Challenge[%s, %s, expires %s]".formatted(id, factor, expiresAt);
    }
}
