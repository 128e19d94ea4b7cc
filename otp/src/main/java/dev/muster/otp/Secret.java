package dev.muster.otp;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.CodecPolicy;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/** A key that codes are computed from. It never prints itself. */
public final class Secret {
    /** Shorter ones can be guessed; RFC 4226 asks for 16, some services still give 10. */
    private static final int SHORTEST = 10;

    private static final int LONGEST = 1024;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a secret has %d to %d bytes, this one has %d".formatted(SHORTEST, LONGEST, bytes.length));
        }
        this.bytes = bytes;
    }

    /** A new one, as long as the digest's output (RFC 4226, section 4, R6: 20 bytes recommended). */
    public static Secret random(SecureRandom random, Digest digest) {
        byte[] bytes = new byte[digest.bytes()];
        random.nextBytes(bytes);
        return new Secret(bytes);
    }

    /**
     * From its bytes.
     *
     * @throws IllegalArgumentException for fewer than 10 or more than 1024
     */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * From Base32 (RFC 4648, section 6) as people type it: any case, spaces, hyphens, with or without padding.
     *
     * @throws IllegalArgumentException when it is not Base32, or too short or long; the message does not repeat it
     */
    public static Secret ofBase32(String text) {
        String plain = text.replaceAll("[\\s-]", "").replaceFirst("=+$", "").toUpperCase(Locale.ROOT);
        Base32 base32 = Base32.builder().setDecodingPolicy(CodecPolicy.LENIENT).get();
        // The codec skips what it does not know; a typed secret must be right to the letter.
        if (!plain.matches("[A-Z2-7]+") || !isWhole(plain.length())) {
            throw new IllegalArgumentException(
                    "a secret is written in Base32: the letters A to Z and the digits 2 to 7");
        }
        return new Secret(base32.decode(plain));
    }

    /** Lengths that whole bytes give (RFC 4648, section 6). */
    private static boolean isWhole(int letters) {
        int rest = letters % 8;
        return rest != 1 && rest != 3 && rest != 6;
    }

    /** Base32 without padding, as key URIs and authenticator apps want it. */
    public String base32() {
        return new Base32().encodeToString(bytes).replace("=", "");
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    SecretKeySpec key(Digest digest) {
        return new SecretKeySpec(bytes, digest.mac());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "Secret";
    }
}
