package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.frame.Frame;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Good faces, made worse on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityTest {
    private static final List<BufferedImage> PORTRAITS =
            List.of(Photos.portrait(6, 1), Photos.portrait(3, 1), Photos.portrait(6, 3));

    private final FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(2));

    @AfterAll
    void close() {
        engine.close();
    }

    @BeforeAll
    void theFacesAreGood() {
        for (BufferedImage portrait : PORTRAITS) {
            assertThat(quality(portrait).reasons()).isEmpty();
            assertThat(quality(portrait).acceptable()).isTrue();
        }
    }

    @Test
    void aBlurredFaceIsBlurred() {
        for (BufferedImage portrait : PORTRAITS) {
            assertWorse(portrait, Photos.blurred(portrait, 16), QualityReason.BLURRED);
        }
    }

    @Test
    void aDarkFaceIsTooDark() {
        for (BufferedImage portrait : PORTRAITS) {
            assertWorse(portrait, Photos.mapped(portrait, value -> value / 8), QualityReason.TOO_DARK);
        }
    }

    @Test
    void anOverexposedFaceIsTooBright() {
        for (BufferedImage portrait : PORTRAITS) {
            Quality quality = stillThere(portrait, Photos.mapped(portrait, value -> value + 160));
            assertThat(quality.reasons()).contains(QualityReason.TOO_BRIGHT);
            assertThat(quality.acceptable()).isFalse();
        }
    }

    @Test
    void aFlatFaceHasLowContrast() {
        for (BufferedImage portrait : PORTRAITS) {
            assertWorse(portrait, Photos.mapped(portrait, value -> 110 + value / 10), QualityReason.LOW_CONTRAST);
        }
    }

    @Test
    void aFarFaceIsTooSmall() {
        for (BufferedImage portrait : PORTRAITS) {
            Quality quality = quality(Photos.shrunk(portrait, 0.13));
            assertThat(quality.reasons()).contains(QualityReason.TOO_SMALL);
            assertThat(quality.acceptable()).isFalse();
            assertThat(quality.overall()).isBetween(0.001, quality(portrait).overall());
        }
    }

    @Test
    void aFaceAcrossTheEdgeIsCutOff() {
        for (BufferedImage portrait : PORTRAITS) {
            Frame whole = Photos.frame(portrait);
            Face face = engine.detect(whole).getFirst();
            int edge = (int) face.landmarks().nose().x();
            Frame half = Photos.frame(portrait.getSubimage(0, 0, edge, portrait.getHeight()));
            assertThat(engine.assessQuality(half, face).reasons()).contains(QualityReason.CUT_OFF);
            assertThat(engine.assessQuality(whole, face).reasons()).doesNotContain(QualityReason.CUT_OFF);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCoveredFaceIsNoFaceOrWorse(Cover cover) {
        for (BufferedImage portrait : PORTRAITS) {
            Box box = engine.detect(Photos.frame(portrait)).getFirst().box();
            for (Color colour : List.of(Color.WHITE, Color.BLACK)) {
                Frame covered = Photos.frame(Photos.covered(portrait, cover.over(box), colour));
                assertThat(engine.analyse(covered))
                        .allMatch(analysis -> analysis.quality().overall()
                                < 0.97 * quality(portrait).overall());
            }
        }
    }

    @Test
    void theAdviceOfEveryReasonIsAPhrase() {
        for (QualityReason reason : QualityReason.values()) {
            assertThat(reason.advice()).matches("[a-z][a-z ,]+[a-z]");
        }
    }

    /** What hides a part of a face. */
    enum Cover {
        SCARF(0.6, 0.5),
        BAR_OVER_THE_EYES(0.2, 0.25);

        private final double from;
        private final double height;

        Cover(double from, double height) {
            this.from = from;
            this.height = height;
        }

        Box over(Box face) {
            return new Box(face.x() - 10, face.y() + from * face.height(), face.width() + 20, height * face.height());
        }
    }

    private void assertWorse(BufferedImage good, BufferedImage bad, QualityReason reason) {
        Quality quality = stillThere(good, bad);
        assertThat(quality.reasons()).contains(reason);
        assertThat(quality.acceptable()).isFalse();
        assertThat(quality.overall()).isGreaterThan(0).isLessThan(quality(good).overall());
    }

    private Quality quality(BufferedImage portrait) {
        Frame frame = Photos.frame(portrait);
        return engine.assessQuality(frame, engine.detect(frame).getFirst());
    }

    /** Of the face in the bad picture, which the detector may not see any more, where it was in the good one. */
    private Quality stillThere(BufferedImage good, BufferedImage bad) {
        return engine.assessQuality(
                Photos.frame(bad), engine.detect(Photos.frame(good)).getFirst());
    }
}
