package dev.muster.attendance;

import dev.muster.attendance.register.Punch;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;

/** What somebody who follows an attendance run is told. */
public sealed interface AttendanceEvent {

    /**
     * The evidence of a track reached a name; told once a track and subject, whether or not a register is kept, and
     * before anything that the register says.
     *
     * @param time of the frame that made it sure
     * @param similarity of the evidence
     */
    record Identified(long track, SubjectId subject, String name, Instant time, double similarity, String source)
            implements AttendanceEvent {}

    /**
     * Attack detection suspects that a track shows no live face; told once a track. Nobody is named, for nothing was
     * compared.
     *
     * @param time of the frame that made it so
     * @param attackScore of the track's latest frames, 0 to 1
     */
    record AttackSuspected(long track, Instant time, double attackScore, String source) implements AttendanceEvent {}

    /** A person was entered in the register; the row is on disk. */
    record Recorded(Punch punch) implements AttendanceEvent {}

    /** A person was seen who is in the register already; told once a track. */
    record AlreadyRecorded(Punch punch, Punch earlier) implements AttendanceEvent {}

    /** The camera stopped delivering and will be tried again. */
    record CameraLost(String source, String reason, Duration retryIn) implements AttendanceEvent {}

    /** The camera delivers again. */
    record CameraRestored(String source, Duration away) implements AttendanceEvent {}

    /** The machine was too slow for the camera and left frames out; told at most every few seconds. */
    record FramesDropped(String source, long frames) implements AttendanceEvent {}

    /** A picture of a folder could not be decoded. */
    record UnreadablePicture(String name, String reason) implements AttendanceEvent {}

    /** The source has nothing more. */
    record SourceEnded(String source, long frames) implements AttendanceEvent {}
}
