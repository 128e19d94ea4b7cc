package dev.muster.server.codeserver;

import dev.muster.otp.delivery.Channel;
import java.io.Serial;
import java.io.Serializable;

/**
 * Whom a code was asked for.
 *
 * @param name the account's name as it was typed
 * @param accountId whose it is; of a decoy, what stands for it
 * @param addressId where codes go; empty for a decoy
 * @param masked the address that was typed, as people may see it
 */
record Recipient(String name, String accountId, String addressId, Channel channel, String masked)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Whether there is nobody like that. */
    boolean isNobody() {
        return addressId.isEmpty();
    }

    /** Without the name, which may be a password in the wrong field. */
    @Override
    public String toString() {
        return "Recipient[" + masked + "]";
    }
}
