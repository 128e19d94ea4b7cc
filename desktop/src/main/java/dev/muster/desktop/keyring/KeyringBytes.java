package dev.muster.desktop.keyring;

import dev.muster.otp.Digest;
import dev.muster.otp.KeyUri;
import dev.muster.otp.Secret;
import dev.muster.otp.Totp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A keyring in plain bytes, before it is sealed: for each key its id, names, digest, digits, step and secret. */
final class KeyringBytes {
    private static final int LONGEST_SECRET = 1024;

    private KeyringBytes() {}

    static byte[] of(Keyring keyring) {
        Wiped bytes = new Wiped();
        try (bytes;
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(keyring.keys().size());
            for (EnrolledKey each : keyring.keys()) {
                write(out, each);
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail like this", e);
        }
    }

    private static void write(DataOutputStream out, EnrolledKey each) throws IOException {
        Totp totp = each.key().totp();
        out.writeUTF(each.id());
        out.writeUTF(each.key().issuer());
        out.writeUTF(each.key().account());
        out.writeUTF(totp.digest().name());
        out.writeByte(totp.digits());
        out.writeInt((int) totp.step().toSeconds());
        byte[] secret = totp.secret().bytes();
        out.writeShort(secret.length);
        out.write(secret);
        Arrays.fill(secret, (byte) 0);
    }

    static Keyring read(byte[] bytes) throws KeyringException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            if (count < 0 || count > Keyring.MOST) {
                throw SealedKeyring.damaged();
            }
            List<EnrolledKey> keys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                keys.add(key(in));
            }
            if (in.read() >= 0) {
                throw SealedKeyring.damaged();
            }
            return new Keyring(keys);
        } catch (IOException | IllegalArgumentException _) {
            throw SealedKeyring.damaged();
        }
    }

    private static EnrolledKey key(DataInputStream in) throws IOException {
        String id = in.readUTF();
        String issuer = in.readUTF();
        String account = in.readUTF();
        Digest digest = Digest.valueOf(in.readUTF());
        int digits = in.readUnsignedByte();
        Duration step = Duration.ofSeconds(in.readInt());
        int length = in.readUnsignedShort();
        if (length > LONGEST_SECRET) {
            throw new IOException("a secret too long");
        }
        byte[] secret = new byte[length];
        in.readFully(secret);
        try {
            return new EnrolledKey(id, new KeyUri(issuer, account, new Totp(Secret.of(secret), digest, digits, step)));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Forgets what was written into it. */
    private static final class Wiped extends ByteArrayOutputStream {
        @Override
        public void close() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
