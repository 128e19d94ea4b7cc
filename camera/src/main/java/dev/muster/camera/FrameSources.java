package dev.muster.camera;

/** Opens frame sources by their name. */
public final class FrameSources {
    private FrameSources() {}

    /**
     * Opens a source.
     *
     * @param source {@code camera:0}, {@code /dev/video0}, an {@code http(s)} or {@code rtsp(s)} address,
     *     a video file or a folder of images
     * @throws SourceUnavailableException when there is no such source or it cannot be read, in words for a person
     */
    public static FrameSource open(String source, CameraOptions options) throws SourceUnavailableException {
        if (options.equals(CameraOptions.DEFAULT)) {
            throw new SourceUnavailableException("being written");
        }
        throw new SourceUnavailableException("being written: " + source);
    }
}
