package dev.muster.desktop.keyring;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How a key is derived from a passphrase: Argon2id, version 1.3 (RFC 9106).
 *
 * @param memoryKib 8 for each lane, up to 1 GiB
 * @param passes 1 to 32
 * @param lanes 1 to 16
 */
record Stretching(int memoryKib, int passes, int lanes) {
    /** RFC 9106, section 4, the second recommended option. */
    static final Stretching USUAL = new Stretching(64 * 1024, 3, 4);

    private static final int MOST_KIB = 1024 * 1024;
    private static final int MOST_PASSES = 32;
    private static final int MOST_LANES = 16;
    private static final int KEY_BYTES = 32;

    Stretching {
        boolean fits = lanes >= 1 && lanes <= MOST_LANES && passes >= 1 && passes <= MOST_PASSES;
        if (!fits || memoryKib < 8 * lanes || memoryKib > MOST_KIB) {
            throw new IllegalArgumentException("Argon2id cannot be run with these parameters");
        }
    }

    /** A key for AES-256. */
    SecretKey key(Passphrase passphrase, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] secret = passphrase.bytes();
        byte[] key = new byte[KEY_BYTES];
        try {
            argon2.generateBytes(secret, key);
            return new SecretKeySpec(key, "AES");
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }
}
