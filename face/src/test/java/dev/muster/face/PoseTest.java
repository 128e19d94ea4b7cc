package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.frame.Frame;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoseTest {
    private static final BufferedImage TO_THE_RIGHT = Photos.portrait(5, 2);
    private static final BufferedImage TO_THE_LEFT = Photos.portrait(1, 1);
    private static final BufferedImage STRAIGHT = Photos.portrait(3, 1);
    private static final BufferedImage DOWN = Photos.portrait(2, 1);
    private static final BufferedImage LEANING_RIGHT = Photos.portrait(1, 0);
    private static final BufferedImage LEANING_LEFT = Photos.portrait(1, 2);

    private final FaceEngine engine =
            FaceEngine.open(FaceOptions.defaults().withThreads(2).withEffort(Effort.THOROUGH));

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void yawIsPositiveTowardsThePicturesRight() {
        assertThat(pose(TO_THE_RIGHT).yaw()).isBetween(15.0, 60.0);
        assertThat(pose(TO_THE_LEFT).yaw()).isBetween(-60.0, -10.0);
    }

    @Test
    void aMirrorTurnsYawAndRollRound() {
        for (BufferedImage portrait : new BufferedImage[] {TO_THE_RIGHT, TO_THE_LEFT, LEANING_RIGHT}) {
            Pose pose = pose(portrait);
            Pose mirrored = pose(Photos.mirrored(portrait));
            assertThat(mirrored.yaw()).isCloseTo(-pose.yaw(), within(14.0));
            assertThat(mirrored.roll()).isCloseTo(-pose.roll(), within(14.0));
            assertThat(mirrored.pitch()).isNegative();
        }
    }

    @Test
    void pitchIsNegativeForAHeadThatLooksDown() {
        assertThat(pose(DOWN).pitch()).isBetween(-60.0, -15.0);
    }

    @Test
    void rollIsPositiveForAHeadThatLeansToThePicturesRight() {
        assertThat(pose(LEANING_RIGHT).roll()).isBetween(20.0, 60.0);
        assertThat(pose(LEANING_LEFT).roll()).isBetween(-60.0, -20.0);
        assertThat(pose(STRAIGHT).roll()).isBetween(-12.0, 12.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-45, -30, -15, 15, 30, 45})
    void turningThePictureClockwiseAddsToRollAlone(int degrees) {
        Pose upright = pose(STRAIGHT);
        Pose turned = pose(Photos.turned(STRAIGHT, degrees));
        assertThat(turned.roll()).isCloseTo(upright.roll() + degrees, within(10.0));
        assertThat(turned.yaw()).isCloseTo(upright.yaw(), within(12.0));
        assertThat(turned.pitch()).isCloseTo(upright.pitch(), within(12.0));
    }

    private Pose pose(BufferedImage portrait) {
        Frame frame = Photos.frame(portrait);
        return engine.assessQuality(frame, engine.detect(frame).getFirst()).pose();
    }
}
