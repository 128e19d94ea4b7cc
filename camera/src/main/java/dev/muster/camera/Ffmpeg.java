package dev.muster.camera;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** FFmpeg's native library: loaded once, silent, and its error codes in words. */
final class Ffmpeg {
    private static final int WORDS = 256;

    private Ffmpeg() {}

    /**
     * Loads the library, if that has not happened yet.
     *
     * @throws SourceUnavailableException when there is none for this machine
     */
    static void load() throws SourceUnavailableException {
        try {
            Loaded.quietly();
        } catch (LinkageError e) {
            throw new SourceUnavailableException(
                    "FFmpeg's native library could not be loaded: expected the one for %s on %s"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                    e);
        }
    }

    /** What an FFmpeg error code means, for a person. */
    static String words(int error) {
        if (error == avutil.AVERROR_INVALIDDATA() || error == avutil.AVERROR_DEMUXER_NOT_FOUND()) {
            return "it does not hold a video that can be read";
        }
        if (error == avutil.AVERROR_EOF()) {
            return "it ended";
        }
        if (error == avutil.AVERROR_HTTP_UNAUTHORIZED()) {
            return "the server wants another user name or password";
        }
        byte[] text = new byte[WORDS];
        avutil.av_strerror(error, text, WORDS);
        int end = 0;
        while (end < WORDS && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, UTF_8);
    }

    /** The holder of the one-time set-up. */
    private static final class Loaded {
        static {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            avdevice.avdevice_register_all();
            avformat.avformat_network_init();
        }

        private Loaded() {}

        static void quietly() {
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        }
    }
}
