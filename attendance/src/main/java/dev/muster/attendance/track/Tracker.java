package dev.muster.attendance.track;

import dev.muster.face.Box;
import dev.muster.face.Face;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows faces from frame to frame by where they are. Which person a track shows is judged by its evidence, not
 * here. Used by one thread.
 */
public final class Tracker {
    /** Least overlap (IoU) of a face with its place in the frame before. */
    private static final double SAME_PLACE = 0.3;
    /** Or: most distance between the two centres, in widths of the face; quick moves at low frame rates. */
    private static final double NEAR = 0.5;
    /** Most ratio between the two widths for that. */
    private static final double SAME_SIZE = 1.5;
    /** How much less a place counts that was hidden in the frame before: whoever hid it may stand there now. */
    private static final double HIDDEN = 0.5;

    private final Duration patience;
    private final List<Track> tracks = new ArrayList<>();
    private Duration before = Duration.ZERO;
    private long next = 1;

    /**
     * A tracker without tracks.
     *
     * @param patience how long a face may be hidden, in media time, before its track ends
     */
    public Tracker(Duration patience) {
        this.patience = patience;
    }

    /** Takes in the faces of the next frame; returns the tracks that are in it, in the order of the faces. */
    public List<Track> update(List<Face> faces, Duration position) {
        return update(faces, position, Duration.ZERO);
    }

    /**
     * The same after a time in which nobody could look, which tells nothing of the faces.
     *
     * @param unwatched how much of the time since the frame before passed so
     */
    public List<Track> update(List<Face> faces, Duration position, Duration unwatched) {
        tracks.removeIf(track -> position.minus(track.seen()).compareTo(patience.plus(unwatched)) > 0);
        Track[] found = new Track[faces.size()];
        Set<Track> taken = new HashSet<>();
        for (Pair pair : pairs(faces)) {
            if (found[pair.face] == null && taken.add(pair.track)) {
                found[pair.face] = pair.track;
            }
        }
        List<Track> visible = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Track track = found[i];
            if (track == null) {
                track = begin(faces.get(i), position);
            } else {
                track.moveTo(faces.get(i), position);
            }
            visible.add(track);
        }
        before = position;
        return visible;
    }

    /** Ends a track whose face turned out to be another person's now, and begins one in its place. */
    public Track replace(Track track) {
        tracks.remove(track);
        return begin(track.face(), track.seen());
    }

    /** Whether a track may still go on. */
    public boolean alive(Track track) {
        return tracks.contains(track);
    }

    private Track begin(Face face, Duration position) {
        Track track = new Track(next++, face, position);
        tracks.add(track);
        return track;
    }

    private record Pair(Track track, int face, double closeness) {}

    /** Every track with every face that it may have become, the closest first. */
    private List<Pair> pairs(List<Face> faces) {
        List<Pair> pairs = new ArrayList<>();
        for (Track track : tracks) {
            for (int i = 0; i < faces.size(); i++) {
                double closeness = closeness(track.face().box(), faces.get(i).box());
                if (closeness > 0) {
                    boolean hidden = track.seen().compareTo(before) < 0;
                    pairs.add(new Pair(track, i, hidden ? HIDDEN * closeness : closeness));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble(Pair::closeness).reversed().thenComparingLong(pair -> pair.track.number()));
        return pairs;
    }

    /** 1 for the same place and size, 0 for a place that the face cannot have come from. */
    private static double closeness(Box old, Box now) {
        double iou = old.iou(now);
        if (iou >= SAME_PLACE) {
            return iou;
        }
        double width = Math.max(old.width(), now.width());
        double ratio = width / Math.min(old.width(), now.width());
        double distance = old.centre().distanceTo(now.centre()) / width;
        return ratio <= SAME_SIZE && distance <= NEAR ? SAME_PLACE * (1 - distance) : 0;
    }
}
