package dev.muster.desktop.authenticator;

import dev.muster.desktop.keyring.EnrolledKey;
import dev.muster.otp.KeyUri;
import java.util.Optional;

/** What the person asks of the authenticator; nothing here waits. */
interface Actions {
    /** Opens the file; the array is wiped. */
    void unlock(char[] passphrase);

    /** Makes the file; the arrays are wiped. */
    void create(char[] passphrase, char[] again);

    void lock();

    void search(String text);

    void copy(String id);

    Optional<EnrolledKey> find(String id);

    void add(KeyUri key);

    void rename(String id, String issuer, String account);

    void remove(String id);

    void close();
}
