package dev.muster.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.AttackEvidence;
import org.junit.jupiter.api.Test;

class PassiveDetectionTest {
    private final PassiveDetection detection = new PassiveDetection(LivenessLimits.SHIPPED);

    @Test
    void aClipWithoutAFaceIsTakenForAnAttack() {
        assertThat(detection.attackSuspected()).isTrue();
        assertThat(detection.attackScore()).isEmpty();
    }

    @Test
    void aFewBadFramesOfALivePersonDoNotCount() {
        add(20, 0.99, 10);
        add(4, 0.01, 10);
        assertThat(detection.attackSuspected()).isFalse();
    }

    @Test
    void aFewGoodFramesOfAnAttackDoNotHelp() {
        add(20, 0.03, 10);
        add(4, 0.99, 10);
        assertThat(detection.attackSuspected()).isTrue();
    }

    @Test
    void aScreensPatternOnMostFramesIsAnAttack() {
        add(20, 0.99, 400);
        assertThat(detection.attackSuspected()).isTrue();
    }

    @Test
    void aPatternOnFewFramesIsNone() {
        add(20, 0.99, 15);
        add(9, 0.99, 5000);
        assertThat(detection.attackSuspected()).isFalse();
    }

    @Test
    void theLimitOfTestsLetsEverythingPass() {
        PassiveDetection open = new PassiveDetection(LivenessLimits.SHIPPED.withPassiveLimitOpen());
        open.add(new AttackEvidence(0, 0, 1e6));
        assertThat(open.attackSuspected()).isFalse();
    }

    private void add(int frames, double bonaFide, double grid) {
        for (int i = 0; i < frames; i++) {
            detection.add(new AttackEvidence(bonaFide, bonaFide, grid));
        }
    }
}
