package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import dev.muster.frame.Frame;
import java.time.Instant;
import java.util.Random;

/** Runs every step on a picture of nothing, so that networks are loaded and code is compiled before somebody waits. */
final class WarmUp {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int ROUNDS = 60;
    private static final int MIDDLE = 128;
    private static final int GRAIN = 12;

    private WarmUp() {}

    /** Where a face would be, were there one. */
    static Proposal proposal() {
        return new Proposal(new Box(220, 120, 200, 230), 1, 0);
    }

    static void run(FaceEngine engine, FaceLocator locator) {
        Frame frame = noise();
        for (int i = 0; i < ROUNDS; i++) {
            Face face = locator.look(frame, proposal());
            engine.detectNear(frame);
            engine.observe(frame, face);
            engine.attackEvidence(frame, face);
            engine.assessQuality(frame, face);
            engine.extract(frame, face);
        }
    }

    private static Frame noise() {
        Random random = new Random(1);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (MIDDLE + GRAIN * random.nextGaussian());
        }
        return Frame.of(WIDTH, HEIGHT, rgb, Instant.EPOCH);
    }
}
