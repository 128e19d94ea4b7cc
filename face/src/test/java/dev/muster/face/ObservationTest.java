package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.frame.Frame;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservationTest {
    private final FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(1));

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void openEyesAreOpen() {
        FaceObservation observation = observed(Photos.portrait(3, 1));
        assertThat(observation.eyeOpenness()).isGreaterThan(0.9);
        assertThat(observation.face().landmarks().eyeAspect()).isGreaterThan(0.22);
    }

    @Test
    void lidsPaintedOverTheEyesCloseThem() {
        BufferedImage portrait = Photos.portrait(3, 1);
        Landmarks landmarks = observed(portrait).face().landmarks();
        assertThat(observed(ClosedEyes.on(portrait, landmarks)).eyeOpenness()).isLessThan(0.5);
    }

    @Test
    void poseIsThatOfTheQuality() {
        Frame frame = Photos.frame(Photos.portrait(5, 2));
        Face face = engine.detect(frame).getFirst();
        assertThat(engine.observe(frame, face).pose())
                .isEqualTo(engine.assessQuality(frame, face).pose());
    }

    @Test
    void aQuickLookFindsTheSameFace() {
        Frame frame = Photos.frame(Photos.portrait(3, 1));
        Box box = engine.detect(frame).getFirst().box();
        assertThat(engine.detectNear(frame).getFirst().box().iou(box)).isCloseTo(1, within(0.3));
    }

    private FaceObservation observed(BufferedImage portrait) {
        Frame frame = Photos.frame(portrait);
        return engine.observe(frame, engine.detect(frame).getFirst());
    }
}
