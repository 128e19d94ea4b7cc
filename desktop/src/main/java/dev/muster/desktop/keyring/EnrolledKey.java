package dev.muster.desktop.keyring;

import dev.muster.otp.KeyUri;

/**
 * What the codes of one account are made from.
 *
 * @param id random, the same as long as it is kept
 * @param key issuer, account and secret; it prints itself without the secret
 */
public record EnrolledKey(String id, KeyUri key) {
    /** Who asks for the codes; the account where nobody is named. */
    public String title() {
        return key.issuer().isBlank() ? key.account() : key.issuer();
    }

    /** Both names, as they are searched and read out. */
    public String spoken() {
        return key.issuer().isBlank() || key.account().isBlank() ? title() : key.issuer() + ", " + key.account();
    }
}
