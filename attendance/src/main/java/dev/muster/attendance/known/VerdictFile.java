package dev.muster.attendance.known;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The cache's bytes: a mark with a version, the fingerprint, the entries, and a SHA-256 of all that.
 * Whatever is not exactly so counts as empty.
 */
final class VerdictFile {
    private static final long MARK_AND_VERSION = 0x4d55_5354_4552_0001L; // "MUSTER", 1
    private static final int LONGEST_EMBEDDING = 65_536;

    private VerdictFile() {}

    static byte[] write(String fingerprint, Map<String, VerdictCache.Kept> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(MARK_AND_VERSION);
            out.writeUTF(fingerprint);
            out.writeInt(entries.size());
            for (Map.Entry<String, VerdictCache.Kept> entry : entries.entrySet()) {
                out.writeUTF(entry.getKey());
                write(out, entry.getValue());
            }
            out.flush();
            out.write(Content.sha256(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, VerdictCache.Kept kept) throws IOException {
        out.writeLong(kept.size());
        out.writeLong(kept.changed());
        out.writeUTF(kept.content());
        switch (kept.verdict()) {
            case Outcome.Refused refused -> {
                out.writeInt(0);
                out.writeUTF(refused.reason());
            }
            case Outcome.Accepted accepted -> {
                float[] values = accepted.embedding().toArray();
                out.writeInt(values.length);
                out.writeUTF(accepted.embedding().model().value());
                for (float value : values) {
                    out.writeFloat(value);
                }
            }
        }
    }

    static Map<String, VerdictCache.Kept> read(byte[] bytes, String fingerprint) {
        int end = bytes.length - Content.SHA_256_BYTES;
        if (end < 0
                || !MessageDigest.isEqual(
                        Content.sha256(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length))) {
            return Map.of();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            if (in.readLong() != MARK_AND_VERSION || !in.readUTF().equals(fingerprint)) {
                return Map.of();
            }
            Map<String, VerdictCache.Kept> entries = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                entries.put(in.readUTF(), readKept(in));
            }
            return entries;
        } catch (IOException | IllegalArgumentException _) {
            return Map.of();
        }
    }

    private static VerdictCache.Kept readKept(DataInputStream in) throws IOException {
        long size = in.readLong();
        long changed = in.readLong();
        String content = in.readUTF();
        int length = in.readInt();
        String text = in.readUTF();
        if (length == 0) {
            return new VerdictCache.Kept(size, changed, content, new Outcome.Refused(text));
        }
        if (length < 0 || length > LONGEST_EMBEDDING || length > in.available() / Float.BYTES) {
            throw new IOException("no embedding has that many values");
        }
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readFloat();
        }
        Embedding embedding = Embedding.of(new ModelId(text), values);
        return new VerdictCache.Kept(size, changed, content, new Outcome.Accepted(embedding));
    }
}
