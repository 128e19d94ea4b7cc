package dev.muster.store.device;

import java.time.Instant;

/** What became of a token that was shown. */
public sealed interface DeviceUse {
    /** It was the newest; from now on its browser has to show the next one. */
    record Rotated(String series, DeviceToken next, Instant expiresAt) implements DeviceUse {}

    /** It counts, and stays: the browser got it, or the one after it, a moment ago. */
    record Kept(String series) implements DeviceUse {}

    /** It was given out once, and another has been shown since: somebody has a copy. The series has ended. */
    record Stale(String series) implements DeviceUse {}

    /** There is no such series for this account any more. */
    record Unknown() implements DeviceUse {}
}
