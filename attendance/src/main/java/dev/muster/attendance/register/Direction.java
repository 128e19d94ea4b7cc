package dev.muster.attendance.register;

/** Which way people pass the place where a punch is made. */
public enum Direction {
    /** They come. */
    IN,
    /** They go. */
    OUT,
    /** Either: the place does not tell. */
    ANY
}
