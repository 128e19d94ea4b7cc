package dev.muster.server.security;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/** How passwords are kept: Argon2id; other schemes are taken over as they come and upgraded at sign-in. */
public final class PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** RFC 9106 and OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int PASSES = 2;

    private PasswordHashing() {}

    /** The encoder that everything shares. */
    public static PasswordEncoder encoder() {
        BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
        DelegatingPasswordEncoder encoder = new DelegatingPasswordEncoder(
                "argon2",
                Map.of(
                        "argon2",
                        new Composed(new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES)),
                        "bcrypt",
                        bcrypt,
                        "pbkdf2",
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                        "scrypt",
                        SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8()));
        // Elsewhere bcrypt hashes are kept without a scheme before them.
        encoder.setDefaultPasswordEncoderForMatches(bcrypt);
        return encoder;
    }

    /** NIST SP 800-63B-4, 3.1.1.2: the same characters, however typed, are the same password. */
    private record Composed(PasswordEncoder inner) implements PasswordEncoder {
        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return inner.encode(composed(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return inner.matches(composed(password), hash);
        }

        @Override
        public boolean upgradeEncoding(@Nullable String hash) {
            return inner.upgradeEncoding(hash);
        }

        private static @Nullable String composed(@Nullable CharSequence password) {
            return password == null ? null : Normalizer.normalize(password, Normalizer.Form.NFKC);
        }
    }
}
