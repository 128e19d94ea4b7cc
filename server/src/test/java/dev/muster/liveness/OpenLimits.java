package dev.muster.liveness;

/** The shipped limits without attack detection: for stand-ins of people, which no camera saw. */
public final class OpenLimits {
    private OpenLimits() {}

    public static LivenessLimits passiveOpen() {
        return LivenessLimits.SHIPPED.withPassiveLimitOpen();
    }
}
