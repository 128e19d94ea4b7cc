package dev.muster.server.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An authenticator without a device, and the browser around it; does whatever a test wants it to, right or wrong. */
final class SoftPasskey {
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([\\w-]+)\"");
    private static final Pattern USER = Pattern.compile("\"user\":\\{[^}]*\"id\":\"([\\w-]+)\"");
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;

    private final KeyPair key;
    private final byte[] id = new byte[16];
    private String handle = "";

    /** The page that the browser believes to be on. */
    String origin;

    String party = "localhost";
    boolean verifies = true;
    boolean synced;
    int count;

    SoftPasskey(String origin) throws GeneralSecurityException {
        this.origin = origin;
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        key = keys.generateKeyPair();
        new SecureRandom().nextBytes(id);
    }

    String id() {
        return base64(id);
    }

    String handle() {
        return handle;
    }

    static String challenge(String options) {
        return found(CHALLENGE, options);
    }

    /** What a browser sends after {@code navigator.credentials.create}. */
    String create(String options) throws GeneralSecurityException {
        handle = found(USER, options);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(data(ATTESTED));
        data.writeBytes(new byte[16]);
        data.writeBytes(new byte[] {0, (byte) id.length});
        data.writeBytes(id);
        data.writeBytes(cose());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xA3);
        attestation.writeBytes(text("fmt"));
        attestation.writeBytes(text("none"));
        attestation.writeBytes(text("attStmt"));
        attestation.write(0xA0);
        attestation.writeBytes(text("authData"));
        attestation.write(0x59);
        attestation.writeBytes(new byte[] {(byte) (data.size() >> 8), (byte) data.size()});
        attestation.writeBytes(data.toByteArray());
        byte[] client = client("webauthn.create", challenge(options));
        return json("""
                "clientDataJSON":"%s","attestationObject":"%s","transports":["internal"]""".formatted(base64(client), base64(attestation.toByteArray())));
    }

    /** What a browser sends after {@code navigator.credentials.get}. */
    String get(String options) throws GeneralSecurityException {
        return sign(challenge(options), handle);
    }

    /** The same, for a challenge and as somebody of the test's choice. */
    String sign(String challenge, String handle) throws GeneralSecurityException {
        byte[] data = data(0);
        byte[] client = client("webauthn.get", challenge);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return json("""
                "clientDataJSON":"%s","authenticatorData":"%s","signature":"%s","userHandle":"%s\"""".formatted(base64(client), base64(data), base64(signature.sign()), handle));
    }

    private byte[] data(int more) throws GeneralSecurityException {
        int flags = PRESENT | more | (verifies ? VERIFIED : 0) | (synced ? BACKUP_ELIGIBLE | BACKED_UP : 0);
        return ByteBuffer.allocate(37)
                .put(sha256(party.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(count)
                .array();
    }

    private byte[] client(String type, String challenge) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, challenge, origin).getBytes(StandardCharsets.UTF_8);
    }

    private String json(String response) {
        return """
                {"id":"%s","rawId":"%s","type":"public-key","response":{%s},"clientExtensionResults":{}}""".formatted(id(), id(), response);
    }

    /** A COSE key: EC2, ES256, P-256. */
    private byte[] cose() {
        ECPublicKey open = (ECPublicKey) key.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
        cose.writeBytes(coordinate(open.getW().getAffineX()));
        cose.writeBytes(new byte[] {0x22, 0x58, 32});
        cose.writeBytes(coordinate(open.getW().getAffineY()));
        return cose.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(bytes.length + 1)
                .put((byte) (0x60 | bytes.length))
                .put(bytes)
                .array();
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no %s in %s".formatted(pattern, text).toLowerCase(Locale.ROOT));
        }
        return matcher.group(1);
    }
}
