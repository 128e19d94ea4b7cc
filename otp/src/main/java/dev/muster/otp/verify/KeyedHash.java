package dev.muster.otp.verify;

/** A hash that nobody can compute without the installation's key, such as HMAC-SHA-256. */
@FunctionalInterface
public interface KeyedHash {
    byte[] of(byte[] data);
}
