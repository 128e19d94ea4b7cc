package dev.muster.store.liveface;

import dev.muster.store.Database;
import dev.muster.store.Ids;
import dev.muster.store.person.Consents;
import dev.muster.store.vault.SealedColumns;
import dev.muster.store.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keyed hashes of the frames of attempts that passed: biometric data, sealed, kept for 30 days. */
public final class SeenFaces {
    /** How long they are kept. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** Bytes of one hash. */
    public static final int HASH_BYTES = 32;

    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final Consents consents;

    public SeenFaces(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.consents = new Consents(database, clock);
    }

    /**
     * Keeps the frames of an attempt, unless the person's consent ended meanwhile.
     *
     * @param hashes of {@value #HASH_BYTES} bytes each
     */
    public void add(String personId, List<byte[]> hashes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        hashes.forEach(all::writeBytes);
        if (all.size() != hashes.size() * HASH_BYTES) {
            throw new IllegalArgumentException("expected hashes of 32 bytes");
        }
        database.write(() -> {
            if (consents.hold(personId)) {
                insert(personId, all.toByteArray());
            }
        });
    }

    private void insert(String personId, byte[] hashes) {
        String id = Ids.next();
        database.jdbc()
                .sql("INSERT INTO face_frames (id, person_id, hashes, shown_at) VALUES (?, ?, ?, ?)")
                .params(
                        id,
                        personId,
                        vault.encrypt(hashes, SealedColumns.FACE_FRAMES.row(id, personId)),
                        clock.millis())
                .update();
    }

    /** The hashes of a person's frames, of all attempts that are kept. */
    public List<byte[]> of(String personId) {
        List<byte[]> hashes = new ArrayList<>();
        database.jdbc()
                .sql("SELECT id, hashes FROM face_frames WHERE person_id = ? AND shown_at >= ?")
                .params(personId, oldest())
                .query((row, _) -> vault.decrypt(
                        row.getBytes("hashes"), SealedColumns.FACE_FRAMES.row(row.getString("id"), personId)))
                .list()
                .forEach(all -> split(all, hashes));
        return List.copyOf(hashes);
    }

    /** Drops those whose time is over, without leaving them in the database's files; how many attempts' there were. */
    public int purge() {
        int gone = database.jdbc()
                .sql("DELETE FROM face_frames WHERE shown_at < ?")
                .param(oldest())
                .update();
        if (gone > 0) {
            database.forget();
        }
        return gone;
    }

    private long oldest() {
        return clock.instant().minus(KEPT).toEpochMilli();
    }

    private static void split(byte[] all, List<byte[]> into) {
        for (int at = 0; at + HASH_BYTES <= all.length; at += HASH_BYTES) {
            into.add(Arrays.copyOfRange(all, at, at + HASH_BYTES));
        }
    }
}
