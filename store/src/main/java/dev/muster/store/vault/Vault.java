package dev.muster.store.vault;

import dev.muster.store.DataFolder;
import dev.muster.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values of the database and opens them again (AES-256-GCM), each bound to its row, and computes keyed hashes.
 * Safe for many threads.
 */
public final class Vault {
    private static final String HMAC = "HmacSHA256";
    private static final int SUBKEY_BYTES = 32;

    private final Keys keys;
    private final Tools tools;

    Vault(Keys keys) {
        this.keys = keys;
        this.tools = Tools.of(keys);
    }

    /** With the key from the process's environment or the folder. */
    public static Vault open(DataFolder folder, Database database) {
        return open(folder, database, System.getenv());
    }

    /**
     * Opens the vault of a database. The first time, when nothing is sealed yet, it makes the key.
     *
     * @param environment may hold {@code MUSTER_KEY}; otherwise the key is the folder's {@code master.key}
     * @throws VaultException when the key is missing or damaged, or is not the one that the database was sealed with
     */
    public static Vault open(DataFolder folder, Database database, Map<String, String> environment) {
        return new VaultOpening(new KeyFile(folder, environment), database).open();
    }

    /** The vault of the key that lies in the environment or the folder, whatever database it is for; empty without one. */
    public static Optional<Vault> withPresentKey(DataFolder folder, Map<String, String> environment) {
        return new KeyFile(folder, environment).read().map(Vault::new);
    }

    /**
     * Seals a value.
     *
     * @param row the row and column it is for, as {@link SealedColumn#row} names it; needed again to open it
     */
    public byte[] encrypt(byte[] plain, String row) {
        try {
            return tools.aead().encrypt(plain, bytes(row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value could not be sealed", e);
        }
    }

    /**
     * Opens a sealed value.
     *
     * @throws VaultException when it was sealed for another row, with another key, or was changed
     */
    public byte[] decrypt(byte[] sealed, String row) {
        try {
            return tools.aead().decrypt(sealed, bytes(row));
        } catch (GeneralSecurityException e) {
            throw new VaultException(
                    "a sealed value does not open: it was changed, moved to another row, or sealed with another key",
                    e);
        }
    }

    /**
     * A keyed hash: HMAC-SHA-256 with a key of the purpose's own. The same for the life of the installation, whatever
     * becomes of the keys that seal.
     *
     * @return 32 bytes
     */
    public byte[] mac(byte[] data, String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(tools.prf().computePrimary(bytes(purpose), SUBKEY_BYTES), HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyed hash could not be computed", e);
        }
    }

    /** Whether that is the keyed hash of the data; takes as long whatever it is. */
    public boolean isMac(byte[] mac, byte[] data, String purpose) {
        return MessageDigest.isEqual(mac, mac(data, purpose));
    }

    Keys keys() {
        return keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "Vault";
    }

    private record Tools(com.google.crypto.tink.Aead aead, com.google.crypto.tink.prf.PrfSet prf) {
        static Tools of(Keys keys) {
            try {
                return new Tools(keys.aead(), keys.prf());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java cannot use the key", e);
            }
        }
    }
}
