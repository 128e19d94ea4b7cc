package dev.muster.liveness;

import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether one face, and only one, stays well in the picture. */
final class Presence {
    /** A second face counts from this share of the first one's area. */
    private static final double SECOND = 0.3;

    private static final Duration MOST_CROWDED = Duration.ofSeconds(5);
    private static final double LEAST_WIDTH = 0.14;
    private static final double MOST_WIDTH = 0.85;
    /** A face at rest leaves room to come closer. */
    private static final double MOST_AT_REST = 0.6;

    private static final double OFF_MIDDLE = 0.32;
    private static final double DARK = 40;
    private static final double BRIGHT = 225;
    /** Boxes that overlap less from one look to the next have jumped. */
    private static final double SAME_PLACE = 0.15;

    private static final Duration SOON = Duration.ofMillis(400);
    private static final int MOST_JUMPS = 2;

    private final Duration lostFor;
    private Optional<Face> last = Optional.empty();
    private Instant lastSeen = Instant.MIN;
    private Optional<Instant> crowdedSince = Optional.empty();
    private Duration crowded = Duration.ZERO;
    private int jumps;
    private double share;
    private List<Hint> hints = List.of(Hint.SHOW_FACE);

    Presence(Duration lostFor) {
        this.lostFor = lostFor;
    }

    /** The face to look at in this frame, when there is one alone. */
    Optional<Face> see(Frame frame, List<Face> faces) {
        Instant now = frame.time();
        if (crowd(faces, now)) {
            hints = List.of(Hint.ONE_FACE_ONLY);
            return Optional.empty();
        }
        if (faces.isEmpty()) {
            hints = List.of(Hint.SHOW_FACE);
            return Optional.empty();
        }
        Face face = faces.getFirst();
        if (last.isPresent() && jumped(last.get().box(), face.box()) && now.isBefore(lastSeen.plus(SOON))) {
            jumps++;
        }
        last = Optional.of(face);
        lastSeen = now;
        share = face.box().width() / Math.min(frame.width(), frame.height() * 4.0 / 3);
        hints = advice(frame, face.box(), share);
        return Optional.of(face);
    }

    private boolean crowd(List<Face> faces, Instant now) {
        boolean crowd = faces.size() > 1
                && faces.get(1).box().area() > SECOND * faces.getFirst().box().area();
        if (crowd) {
            crowded = crowdedSince
                    .map(before -> crowded.plus(Duration.between(before, now)))
                    .orElse(crowded);
        }
        crowdedSince = crowd ? Optional.of(now) : Optional.empty();
        return crowd;
    }

    private static boolean jumped(Box before, Box after) {
        return before.iou(after) < SAME_PLACE;
    }

    private static List<Hint> advice(Frame frame, Box box, double share) {
        List<Hint> advice = new ArrayList<>();
        if (share < LEAST_WIDTH) {
            advice.add(Hint.COME_CLOSER);
        } else if (share > MOST_WIDTH) {
            advice.add(Hint.MOVE_BACK);
        }
        if (Math.abs(box.centre().x() / frame.width() - 0.5) > OFF_MIDDLE
                || Math.abs(box.centre().y() / frame.height() - 0.5) > OFF_MIDDLE) {
            advice.add(Hint.MOVE_TO_MIDDLE);
        }
        double light = Thumbnail.brightness(frame, box.x(), box.y(), Math.max(box.width(), 1));
        if (light < DARK) {
            advice.add(Hint.MORE_LIGHT);
        } else if (light > BRIGHT) {
            advice.add(Hint.LESS_LIGHT);
        }
        return advice;
    }

    /** Whether the face is large and bright enough to be judged. */
    boolean good() {
        return hints.stream().noneMatch(hint -> hint == Hint.COME_CLOSER || hint == Hint.MORE_LIGHT);
    }

    /** Whether the face is far enough away to begin; if not, says so. */
    boolean roomToBegin() {
        if (share > MOST_AT_REST) {
            hints = List.of(Hint.MOVE_BACK);
        }
        return share <= MOST_AT_REST;
    }

    List<Hint> hints() {
        return hints;
    }

    /** Whether a face that was there has been away for too long. */
    boolean lost(Instant now) {
        return last.isPresent() && lastSeen.plus(lostFor).isBefore(now);
    }

    boolean crowdedTooLong() {
        return crowded.compareTo(MOST_CROWDED) > 0;
    }

    boolean jumpedTooOften() {
        return jumps > MOST_JUMPS;
    }
}
