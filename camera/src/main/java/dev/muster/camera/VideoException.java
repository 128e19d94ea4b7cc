package dev.muster.camera;

/** FFmpeg could not open or go on; the message says why, in words that follow a colon. */
final class VideoException extends Exception {
    private static final long serialVersionUID = 1L;

    VideoException(String reason) {
        super(reason);
    }

    /** The words. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** Throws when FFmpeg's answer is an error. */
    static void check(int answer, Patience patience) throws VideoException {
        if (answer >= 0) {
            return;
        }
        throw new VideoException(patience.over() ? patience.reason() : Ffmpeg.words(answer));
    }
}
