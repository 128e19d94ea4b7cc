package dev.muster.face;

import java.util.Map;

/** Which networks an engine runs and how they are fed: a descriptor, read from a properties file. */
public final class NetworkSet {
    private NetworkSet() {}

    /** The networks that come with Muster. */
    public static NetworkSet shipped() {
        return new NetworkSet();
    }

    /** Measured thresholds (cosine) by false match rate, for embeddings made with or without mirroring. */
    public Map<Double, Double> thresholdsByFmr(boolean mirror) {
        return Map.of(1e-3, mirror ? 0.4 : 0.41, 1e-4, 0.45);
    }
}
