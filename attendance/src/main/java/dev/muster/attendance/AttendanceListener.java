package dev.muster.attendance;

/** Follows an attendance run; called on the run's own thread, so it should return quickly. */
public interface AttendanceListener {

    /** Something happened. */
    void onEvent(AttendanceEvent event);

    /** A frame was looked at. */
    void onScene(Scene scene);
}
