package dev.muster.desktop.keyring;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** What opens a keyring's file. It never prints itself, and forgets itself when it is closed. */
public final class Passphrase implements AutoCloseable {
    /** Whoever has the file can guess for ever, so that it is longer than a password of the portal. */
    public static final int SHORTEST = 12;

    private final byte[] bytes;

    /** The same characters, however typed, are the same passphrase (NIST SP 800-63B-4, 3.1.1.2); the array is wiped. */
    public Passphrase(char[] typed) {
        String composed = Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFKC);
        bytes = composed.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(typed, '\0');
    }

    private Passphrase(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    Passphrase copy() {
        return new Passphrase(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** Never the passphrase. */
    @Override
    public String toString() {
        return "Passphrase";
    }
}
