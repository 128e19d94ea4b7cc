package dev.muster.store.factor;

import java.util.List;

/**
 * A passkey, as signatures are checked with it; bytes are base64url without padding.
 *
 * @param handle what its authenticator calls the account
 * @param publicKey a COSE key
 * @param attestation what the authenticator said when it made the key
 * @param transports how a browser reaches it, such as {@code internal}
 * @param signCount how often it says to have signed; zero where it does not count
 * @param backupEligible whether it may be on several devices
 * @param backedUp whether it is
 */
public record PasskeyCredential(
        String credentialId,
        String handle,
        String publicKey,
        String attestation,
        List<String> transports,
        long signCount,
        boolean backupEligible,
        boolean backedUp) {
    public PasskeyCredential {
        transports = List.copyOf(transports);
    }
}
