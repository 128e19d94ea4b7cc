package dev.muster.liveness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether frames are new: different from one another, and from those of earlier attempts. A face at rest looks like
 * itself at any time; only frames of a face that moved tell a replay.
 */
final class Freshness {
    /** Moved frames that it takes for a conclusion. */
    private static final int ENOUGH = 8;
    /** Looked-at frames that lie so close together are alike by themselves: about a second and a half. */
    private static final int LAG = 12;

    private static final double MOST_FROZEN = 0.5;

    private final LivenessLimits limits;
    private final List<FrameHash> hashes = new ArrayList<>();

    Freshness(LivenessLimits limits) {
        this.limits = limits;
    }

    void add(FrameHash hash) {
        hashes.add(hash);
    }

    List<FrameHash> hashes() {
        return List.copyOf(hashes);
    }

    /**
     * What repeats.
     *
     * @param frozen share of the frames that are bit for bit the one before
     * @param within share of the moved frames that have a twin elsewhere in this attempt
     * @param fromEarlier share of the moved frames that have a twin in earlier attempts
     */
    record Repeats(double frozen, double within, double fromEarlier) {
        /** What is wrong with that, if anything. */
        Optional<String> refusal(LivenessLimits limits) {
            if (frozen > MOST_FROZEN) {
                return Optional.of("most frames are copies of the one before");
            }
            if (within >= limits.twinShare()) {
                return Optional.of("frames repeat within the attempt");
            }
            return fromEarlier >= limits.twinShare()
                    ? Optional.of("frames repeat those of an earlier attempt")
                    : Optional.empty();
        }
    }

    /** Compares every frame with every other: once, when all have come. */
    Repeats repeats(List<FrameHash> earlier) {
        List<Integer> moved = moved();
        return new Repeats(
                frozen(),
                share(moved, frame -> hasTwin(frame, hashes, true)),
                share(moved, frame -> hasTwin(frame, earlier, false)));
    }

    private double frozen() {
        int same = 0;
        for (int i = 1; i < hashes.size(); i++) {
            same += hashes.get(i).equals(hashes.get(i - 1)) ? 1 : 0;
        }
        return hashes.size() < ENOUGH ? 0 : (double) same / (hashes.size() - 1);
    }

    /** The frames of a face that is not at rest. */
    private List<Integer> moved() {
        if (hashes.isEmpty()) {
            return List.of();
        }
        FrameHash rest = mostUsual();
        return IntStream.range(0, hashes.size())
                .filter(i -> hashes.get(i).distance(rest) >= limits.moved())
                .boxed()
                .toList();
    }

    private static double share(List<Integer> moved, Predicate<Integer> twin) {
        long twins = moved.stream().filter(twin).count();
        return moved.size() < ENOUGH ? 0 : (double) twins / moved.size();
    }

    /** @param own whether the others are this attempt's own frames, of which neighbours do not count */
    private boolean hasTwin(int frame, List<FrameHash> others, boolean own) {
        for (int i = 0; i < others.size(); i++) {
            if (hashes.get(frame).distance(others.get(i)) <= limits.twin() && (!own || cameBack(i, frame))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the face moved away between two frames: whoever holds a pose repeats nothing. */
    private boolean cameBack(int one, int two) {
        int first = Math.min(one, two);
        int last = Math.max(one, two);
        return last - first > LAG
                && hashes.subList(first + 1, last).stream()
                        .anyMatch(between -> between.distance(hashes.get(first)) >= limits.moved());
    }

    /** The frame that is least unlike the others: the face at rest. */
    private FrameHash mostUsual() {
        FrameHash best = hashes.getFirst();
        double least = Double.MAX_VALUE;
        for (FrameHash candidate : hashes) {
            double[] distances =
                    hashes.stream().mapToDouble(candidate::distance).sorted().toArray();
            if (distances[distances.length / 2] < least) {
                least = distances[distances.length / 2];
                best = candidate;
            }
        }
        return best;
    }
}
