package dev.muster.store.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over several texts, each with its length before it: no two lists of texts look the same. */
final class Digest {
    private Digest() {}

    static String of(@Nullable String... texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
            digest.update((text == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
