package dev.muster.camera;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What FFmpeg is to open, and how.
 *
 * @param name what a person calls it, without credentials
 * @param url what FFmpeg calls it; never shown
 * @param format FFmpeg's input format, or null to find out
 * @param options FFmpeg's options
 * @param live whether it shows the present
 */
record VideoTarget(String name, String url, @Nullable String format, Map<String, String> options, boolean live) {

    /** Without address and options, which may hold credentials. */
    @Override
    public String toString() {
        return "VideoTarget[" + name + "]";
    }
}
