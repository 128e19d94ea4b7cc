package dev.muster.attendance.track;

import dev.muster.embedding.Embedding;
import dev.muster.face.Face;
import java.time.Duration;

/** One face followed from frame to frame. Used by one thread. */
public final class Track {
    private final long number;
    private Face face;
    private Duration seen;
    private Evidence evidence = Evidence.NONE;
    private Duration lastView = Duration.ofDays(-1);

    Track(long number, Face face, Duration position) {
        this.number = number;
        this.face = face;
        this.seen = position;
    }

    /** A number that no other track of the run has. */
    public long number() {
        return number;
    }

    /** The face in the newest frame that it was seen in. */
    public Face face() {
        return face;
    }

    /** Media time of that frame. */
    public Duration seen() {
        return seen;
    }

    /** What its views add up to. */
    public Evidence evidence() {
        return evidence;
    }

    /** Whether enough time has passed since the last view for another to tell something new. */
    public boolean wantsView(Duration pause) {
        return seen.minus(lastView).compareTo(pause) >= 0;
    }

    /** Notes that the face was looked at now, whether or not the view was good enough. */
    public void looked() {
        lastView = seen;
    }

    /** Adds a view of the face as it is now. */
    public void add(Embedding view, double quality) {
        evidence = evidence.with(view, quality);
    }

    void moveTo(Face newFace, Duration position) {
        face = newFace;
        seen = position;
    }
}
