package dev.muster.cli.attend;

/** What is asked of a face before it is compared with anybody. */
enum Liveness {
    OFF,
    /** Attack detection over several of its frames. */
    PASSIVE
}
