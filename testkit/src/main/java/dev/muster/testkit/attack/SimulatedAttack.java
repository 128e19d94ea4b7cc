package dev.muster.testkit.attack;

import dev.muster.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A species of simulated presentation attack. */
public enum SimulatedAttack {
    /** A photo on paper, held in a hand. */
    PRINT,
    /** A telephone near the camera. */
    TELEPHONE,
    /** A large display further away. */
    MONITOR,
    /** A printed face cut out along its outline, with holes for the eyes. */
    CUT_OUT;

    private static final double TELEPHONE_PIXELS = 430;
    private static final double MONITOR_PIXELS = 240;

    /** How the species is called in folders and reports. */
    public String label() {
        return "simulated-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A still photo before a camera, moved as a hand moves it. */
    public List<Frame> clip(Portrait portrait, long seed, int frames, Duration between) {
        List<Portrait> still = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            still.add(portrait);
        }
        return replay(still, seed, between);
    }

    /** A moving picture before a camera: a display replays it; on paper it would be a flip book. */
    public List<Frame> replay(List<Portrait> pictures, long seed, Duration between) {
        Random random = new Random(seed);
        double glare = random.nextDouble();
        double pixels = 0.8 + 0.5 * random.nextDouble();
        Room room = new Room(random);
        HandMotion motion = new HandMotion(random, this == MONITOR ? 0.3 : 1);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Carrier carrier = carrier(pictures.get(i), pixels, glare);
            Duration position = between.multipliedBy(i);
            Pixels seen = room.seen(carrier, pictures.get(i), motion.at(position.toNanos() / 1e9));
            frames.add(seen.frame(Instant.EPOCH.plus(position)));
        }
        return frames;
    }

    private Carrier carrier(Portrait portrait, double pixels, double glare) {
        return switch (this) {
            case PRINT -> new Print(portrait);
            case TELEPHONE -> new Screen(portrait, TELEPHONE_PIXELS * pixels, glare);
            case MONITOR -> new Screen(portrait, MONITOR_PIXELS * pixels, glare);
            case CUT_OUT -> new CutOut(portrait);
        };
    }
}
