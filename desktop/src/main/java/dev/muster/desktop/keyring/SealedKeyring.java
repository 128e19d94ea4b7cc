package dev.muster.desktop.keyring;

import dev.muster.desktop.keyring.KeyringException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A keyring as bytes: a header (mark, version, Argon2id's parameters, salt, nonce), the content under AES-256-GCM with
 * the header as associated data, and a SHA-256 of all before it, which tells a damaged file from a wrong passphrase.
 */
final class SealedKeyring {
    private static final byte[] MARK = "MUSTERKR".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = MARK.length + 1 + 3 * Integer.BYTES + SALT_BYTES + NONCE_BYTES;
    private static final int SUM_BYTES = 32;
    private static final int FEWEST_BYTES = HEADER_BYTES + TAG_BITS / 8 + SUM_BYTES;

    private SealedKeyring() {}

    /** Seals under a fresh salt and a fresh nonce, so that no key ever seals twice. */
    static byte[] seal(Keyring keyring, Passphrase passphrase, Stretching stretching, SecureRandom random) {
        byte[] salt = random(random, SALT_BYTES);
        byte[] nonce = random(random, NONCE_BYTES);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(MARK)
                .put(VERSION)
                .putInt(stretching.memoryKib())
                .putInt(stretching.passes())
                .putInt(stretching.lanes())
                .put(salt)
                .put(nonce)
                .array();
        byte[] content = KeyringBytes.of(keyring);
        try {
            SecretKey key = stretching.key(passphrase, salt);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(content);
            byte[] summed = ByteBuffer.allocate(header.length + sealed.length)
                    .put(header)
                    .put(sealed)
                    .array();
            return ByteBuffer.allocate(summed.length + SUM_BYTES)
                    .put(summed)
                    .put(sum(summed))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Opens what {@link #seal} gave. */
    static Keyring open(byte[] file, Passphrase passphrase) throws KeyringException {
        requireWhole(file);
        byte[] header = Arrays.copyOf(file, HEADER_BYTES);
        ByteBuffer fields = ByteBuffer.wrap(header, MARK.length + 1, HEADER_BYTES - MARK.length - 1);
        Stretching stretching = stretching(fields);
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        fields.get(salt).get(nonce);
        byte[] sealed = Arrays.copyOfRange(file, HEADER_BYTES, file.length - SUM_BYTES);
        byte[] content = unsealed(stretching.key(passphrase, salt), nonce, header, sealed);
        try {
            return KeyringBytes.read(content);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static byte[] unsealed(SecretKey key, byte[] nonce, byte[] header, byte[] sealed) throws KeyringException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header).doFinal(sealed);
        } catch (AEADBadTagException _) {
            throw new KeyringException(
                    Reason.WRONG_PASSPHRASE, "That is not the passphrase of this file. Nothing was changed.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    private static void requireWhole(byte[] file) throws KeyringException {
        if (file.length < MARK.length + 1 || !Arrays.equals(file, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new KeyringException(
                    file.length < FEWEST_BYTES ? Reason.DAMAGED : Reason.FOREIGN,
                    "This is not a file of Muster's authenticator, or its beginning is damaged.");
        }
        if (file[MARK.length] != VERSION) {
            throw new KeyringException(
                    Reason.FOREIGN, "This file was written by a newer Muster, or it is damaged. Use a newer Muster.");
        }
        boolean whole = file.length >= FEWEST_BYTES
                && MessageDigest.isEqual(
                        sum(Arrays.copyOf(file, file.length - SUM_BYTES)),
                        Arrays.copyOfRange(file, file.length - SUM_BYTES, file.length));
        if (!whole) {
            throw damaged();
        }
    }

    private static Stretching stretching(ByteBuffer fields) throws KeyringException {
        try {
            return new Stretching(fields.getInt(), fields.getInt(), fields.getInt());
        } catch (IllegalArgumentException _) {
            throw damaged();
        }
    }

    static KeyringException damaged() {
        return new KeyringException(
                Reason.DAMAGED,
                "The file is damaged, whatever the passphrase. It was left as it is; bring back a copy of it.");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private static byte[] sum(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static byte[] random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
