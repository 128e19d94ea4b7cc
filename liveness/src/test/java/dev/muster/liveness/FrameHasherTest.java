package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.face.FaceEngine;
import dev.muster.face.FaceOptions;
import dev.muster.face.Landmarks;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import dev.muster.frame.JpegEncoder;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameHasherTest {
    private final FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(2));
    private final FrameHasher hasher = new FrameHasher(new byte[32]);
    private final Frame frame = new Photo().held(Instant.EPOCH, 0, 0, 0, 1);

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void aPictureCompressedAndMadeSmallerIsATwin() {
        byte[] jpeg = JpegEncoder.encode(frame.scaled(512, 384), 0.7);
        Decoding decoding = new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode("again", jpeg);
        assertThat(decoding).isInstanceOf(Decoding.Decoded.class);
        Frame again = ((Decoding.Decoded) decoding).frame();
        assertThat(hash(again).distance(hash(frame))).isLessThan(LivenessLimits.SHIPPED.twin());
    }

    @Test
    void aFaceThatMovedOnIsNone() {
        Frame leaning = new Photo().held(Instant.EPOCH, 10, 5, 0.3, 1);
        assertThat(hash(leaning).distance(hash(frame))).isGreaterThan(LivenessLimits.SHIPPED.moved());
    }

    @Test
    void hashesOfDifferentKeysHaveNothingInCommon() {
        byte[] key = new byte[32];
        key[31] = 1;
        Landmarks landmarks = landmarks(frame);
        assertThat(new FrameHasher(key).hash(frame, landmarks).distance(hash(frame)))
                .isBetween(0.35, 0.65);
    }

    @Test
    void aHashSurvivesBeingKept() {
        FrameHash hash = hash(frame);
        assertThat(FrameHash.of(hash.toBytes())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(hash.toString()).isEqualTo("FrameHash");
        assertThatIllegalArgumentException().isThrownBy(() -> FrameHash.of(new byte[31]));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameHasher(new byte[15]));
    }

    private FrameHash hash(Frame picture) {
        return hasher.hash(picture, landmarks(picture));
    }

    private Landmarks landmarks(Frame picture) {
        return engine.detectNear(picture).getFirst().landmarks();
    }
}
