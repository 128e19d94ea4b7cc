package dev.muster.liveness;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.face.AttackEvidence;
import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.FaceObservation;
import dev.muster.face.Landmarks;
import dev.muster.face.Pose;
import dev.muster.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Made-up frames of made-up people, and the watcher that knows what is on them. */
final class Stage implements FaceWatcher {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final Duration BETWEEN = Duration.ofMillis(125);

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final double EYES = 24;

    private final Random random;
    private final IdentityHashMap<Frame, Shown> shown = new IdentityHashMap<>();
    private final List<Frame> frames = new ArrayList<>();

    /** The person before the camera from now on. */
    private Embedding person = face(1);

    private Head head = new Head(1);
    private double bonaFide = 0.99;

    Stage() {
        this(7);
    }

    /** Another seed makes other pictures. */
    Stage(long seed) {
        random = new Random(seed);
    }

    private record Shown(List<FaceObservation> faces, Embedding person, double bonaFide) {}

    static Embedding face(long number) {
        Random random = new Random(number);
        float[] vector = new float[128];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Embedding.of(new ModelId("made-up"), vector);
    }

    Stage enter(long number) {
        person = face(number);
        return this;
    }

    Stage holdUpAPicture() {
        head = new Head(0);
        return this;
    }

    Stage looksBonaFide(double probability) {
        bonaFide = probability;
        return this;
    }

    /** One more frame, an eighth of a second later. */
    Stage act(Act act) {
        return act(act, 1);
    }

    /** One more frame with several faces, or none. */
    Stage act(Act act, int faces) {
        byte[] noise = new byte[3 * WIDTH * HEIGHT];
        random.nextBytes(noise);
        Frame frame = Frame.of(WIDTH, HEIGHT, noise, START.plus(BETWEEN.multipliedBy(frames.size())));
        Landmarks landmarks = head.seen(act, WIDTH / 2.0, HEIGHT / 2.0 - 15, EYES);
        Box box = new Box(WIDTH / 2.0 - 28, HEIGHT / 2.0 - 35, 56 * act.closer(), 72 * act.closer());
        Face face = new Face(box, 0.99, landmarks, 0.01);
        FaceObservation observation = new FaceObservation(
                face, new Pose(act.yaw(), act.pitch(), 0), act.eyes(), act.eyes(), landmarks.mouthOpenness());
        List<FaceObservation> all = new ArrayList<>();
        for (int i = 0; i < faces; i++) {
            all.add(observation);
        }
        shown.put(frame, new Shown(all, person, bonaFide));
        frames.add(frame);
        return this;
    }

    Stage rest(int count) {
        for (int i = 0; i < count; i++) {
            act(Act.REST);
        }
        return this;
    }

    /** Does what a prompt asks, in a second and a half, and comes back to rest. */
    Stage perform(Prompt prompt, double size) {
        Act rest = Act.REST.at(size);
        Act goal = Act.of(prompt).at(size);
        for (double share : new double[] {0, 0, 0, 0.5, 1, 1, 1, 0.5}) {
            act(rest.towards(goal, share));
        }
        Act after = prompt == Prompt.COME_CLOSER ? goal : rest;
        for (int i = 0; i < 4; i++) {
            act(after);
        }
        return this;
    }

    /** A whole right attempt. */
    Stage perform(List<Prompt> prompts) {
        rest(8);
        double size = 1;
        for (Prompt prompt : prompts) {
            perform(prompt, size);
            size *= Act.of(prompt).closer();
        }
        for (int i = 0; i < 16; i++) {
            act(Act.REST.at(size));
        }
        return this;
    }

    List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** What is on a frame, however its time was changed. */
    Frame retimed(Frame frame, Instant time) {
        Frame copy = frame.at(time);
        shown.put(copy, of(frame));
        return copy;
    }

    private Shown of(Frame frame) {
        return Objects.requireNonNull(shown.get(frame));
    }

    @Override
    public List<Face> faces(Frame frame) {
        return of(frame).faces.stream().map(FaceObservation::face).toList();
    }

    @Override
    public FaceObservation observe(Frame frame, Face face) {
        return of(frame).faces.getFirst();
    }

    @Override
    public AttackEvidence attackEvidence(Frame frame, Face face) {
        return new AttackEvidence(of(frame).bonaFide, of(frame).bonaFide, 10);
    }

    @Override
    public Embedding extract(Frame frame, Face face) {
        return of(frame).person;
    }
}
