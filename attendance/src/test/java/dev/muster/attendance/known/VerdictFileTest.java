package dev.muster.attendance.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.known.VerdictCache.Kept;
import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictFileTest {
    private static final Map<String, Kept> ENTRIES = Map.of(
            "Ada.jpg",
            new Kept(1, 2, "aa", new Outcome.Accepted(Embedding.of(new ModelId("m:1"), new float[] {0, 1, 0}))),
            "Bo/1.jpg",
            new Kept(3, 4, "bb", new Outcome.Refused("has 2 faces; expected one")));

    @Test
    void readsWhatItWrote() {
        assertThat(VerdictFile.read(VerdictFile.write("m:1", ENTRIES), "m:1")).isEqualTo(ENTRIES);
        assertThat(VerdictFile.read(VerdictFile.write("m:1", Map.of()), "m:1")).isEmpty();
    }

    @Test
    void isEmptyForAnotherNetwork() {
        assertThat(VerdictFile.read(VerdictFile.write("m:1", ENTRIES), "m:2")).isEmpty();
    }

    @Test
    void isEmptyWhereverItIsCutOffOrChanged() {
        byte[] whole = VerdictFile.write("m:1", ENTRIES);
        Random random = new Random(6);
        for (int length = 0; length < whole.length; length++) {
            assertThat(VerdictFile.read(Arrays.copyOf(whole, length), "m:1")).isEmpty();
            byte[] changed = whole.clone();
            changed[length] ^= (byte) (1 << random.nextInt(8));
            assertThat(VerdictFile.read(changed, "m:1")).isEmpty();
        }
    }

    @Test
    void trustsNoLengthEvenUnderARightChecksum() {
        byte[] whole = VerdictFile.write("m:1", ENTRIES);
        Random random = new Random(7);
        int end = whole.length - Content.SHA_256_BYTES;
        for (int round = 0; round < 3_000; round++) {
            byte[] hostile = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                hostile[random.nextInt(13, end)] = (byte) (random.nextBoolean() ? 0x7f : random.nextInt());
            }
            System.arraycopy(Content.sha256(Arrays.copyOf(hostile, end)), 0, hostile, end, Content.SHA_256_BYTES);
            assertThat(VerdictFile.read(hostile, "m:1")).hasSizeLessThanOrEqualTo(2);
        }
    }
}
