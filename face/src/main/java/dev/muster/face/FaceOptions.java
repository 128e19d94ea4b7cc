package dev.muster.face;

/**
 * How an engine works.
 *
 * @param networks which networks it runs
 * @param effort how hard it looks for faces
 * @param minimumFace the least width of a face that is looked for, in pixels
 * @param mirror whether an embedding also rests on the mirrored face: better, and twice the time
 * @param threads how many threads a single call may keep busy
 * @param attackDetection whether {@link FaceEngine#assessPresentation} looks for attacks, or lets everything pass
 */
public record FaceOptions(
        NetworkSet networks, Effort effort, int minimumFace, boolean mirror, int threads, boolean attackDetection) {
    /** Networks as shipped, balanced effort, faces from 24 pixels, mirrored averaging, no attack detection. */
    public static FaceOptions defaults() {
        return new FaceOptions(
                NetworkSet.shipped(),
                Effort.BALANCED,
                24,
                true,
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    public FaceOptions {
        if (minimumFace < 8 || threads < 1) {
            throw new IllegalArgumentException(
                    "expected a minimum face of 8 pixels or more and at least one thread, got %d and %d"
                            .formatted(minimumFace, threads));
        }
    }

    public FaceOptions withNetworks(NetworkSet otherNetworks) {
        return new FaceOptions(otherNetworks, effort, minimumFace, mirror, threads, attackDetection);
    }

    public FaceOptions withEffort(Effort otherEffort) {
        return new FaceOptions(networks, otherEffort, minimumFace, mirror, threads, attackDetection);
    }

    public FaceOptions withMinimumFace(int pixels) {
        return new FaceOptions(networks, effort, pixels, mirror, threads, attackDetection);
    }

    public FaceOptions withMirror(boolean mirrored) {
        return new FaceOptions(networks, effort, minimumFace, mirrored, threads, attackDetection);
    }

    public FaceOptions withThreads(int count) {
        return new FaceOptions(networks, effort, minimumFace, mirror, count, attackDetection);
    }

    public FaceOptions withAttackDetection(boolean asked) {
        return new FaceOptions(networks, effort, minimumFace, mirror, threads, asked);
    }
}
