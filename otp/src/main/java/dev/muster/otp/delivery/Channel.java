package dev.muster.otp.delivery;

/** The ways a message can go. */
public enum Channel {
    SMS,
    EMAIL
}
