package dev.muster.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The keys of an installation: AES-256-GCM keys that seal, of which the primary seals anew, and one HKDF-SHA-256 key
 * (RFC 5869) from which other keys are derived; it stays when the others change.
 */
final class Keys {
    private static final Configuration TINK = tink();
    private static final String FORMAT = "muster-key-1";
    /** Tink's prefix of a sealed value: a one and the key's id. */
    private static final byte TINK_PREFIX = 1;

    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private final KeysetHandle sealing;
    private final KeysetHandle deriving;

    private Keys(KeysetHandle sealing, KeysetHandle deriving) {
        this.sealing = sealing;
        this.deriving = deriving;
    }

    static Keys generate() {
        try {
            return new Keys(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK),
                    KeysetHandle.generateNew(PredefinedPrfParameters.HKDF_SHA256, TINK));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make keys: " + e.getMessage(), e);
        }
    }

    /** @throws GeneralSecurityException when the text is no key, or not all of it */
    static Keys parse(String text) throws GeneralSecurityException {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(FORMAT)) {
            throw new GeneralSecurityException("not in the form " + FORMAT + ".…");
        }
        Keys keys = new Keys(keyset(parts[1]), keyset(parts[2]));
        keys.aead();
        keys.prf();
        return keys;
    }

    /** The secret itself, one line of printable characters. */
    String text() {
        return FORMAT + "." + text(sealing) + "." + text(deriving);
    }

    /** How many keys open sealed values. */
    int size() {
        return sealing.size();
    }

    /** The same and a new key, which seals from now on. */
    Keys withNewPrimary() {
        try {
            return new Keys(
                    KeysetHandle.newBuilder(sealing)
                            .setConfiguration(TINK)
                            .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                    .withRandomId()
                                    .makePrimary())
                            .build(),
                    deriving);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make keys: " + e.getMessage(), e);
        }
    }

    /** Only the key that seals now. */
    Keys onlyPrimary() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(sealing).setConfiguration(TINK);
        for (int i = builder.size() - 1; i >= 0; i--) {
            if (!builder.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        try {
            return new Keys(builder.build(), deriving);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Whether the primary key sealed this. */
    boolean isOfPrimary(byte[] sealed) {
        return sealed.length > PREFIX_BYTES
                && sealed[0] == TINK_PREFIX
                && ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt()
                        == sealing.getPrimary().getId();
    }

    Aead aead() throws GeneralSecurityException {
        return sealing.getPrimitive(TINK, Aead.class);
    }

    PrfSet prf() throws GeneralSecurityException {
        return deriving.getPrimitive(TINK, PrfSet.class);
    }

    private static Configuration tink() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot seal: " + e.getMessage(), e);
        }
    }

    private static KeysetHandle keyset(String text) throws GeneralSecurityException {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                    Base64.getUrlDecoder().decode(text), InsecureSecretKeyAccess.get(), TINK);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not Base64", e);
        }
    }

    private static String text(KeysetHandle keyset) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get(), TINK));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "Keys[" + size() + "]";
    }
}
