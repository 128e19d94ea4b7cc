package dev.muster.server.liveface;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says of its camera. Anybody can say anything here: it is a risk to note, and no ground to refuse.
 *
 * @param label as the browser calls the camera; empty where it does not say
 * @param framesPerSecond 0 where it does not say
 */
record CameraHello(String label, double framesPerSecond) {
    /** A page that said nothing. */
    static final CameraHello NONE = new CameraHello("", 0);

    private static final int LONGEST = 60;
    private static final double LEAST_RATE = 5;
    private static final double MOST_RATE = 120;

    /** Pieces of the names of cameras that play films, and of browsers' own stand-ins for a camera. */
    private static final List<String> VIRTUAL = List.of(
            "obs",
            "manycam",
            "virtual",
            "snap camera",
            "xsplit",
            "splitcam",
            "droidcam",
            "v4l2loopback",
            "dummy video",
            "fake_device",
            "fake device",
            "vcam",
            "camtwist",
            "mmhmm",
            "deepfacelive");

    static CameraHello of(String text, JsonMapper json) {
        try {
            JsonNode node = json.readTree(text);
            String label = node.path("camera")
                    .asString("")
                    .replaceAll("[^\\p{L}\\p{N} ._:()-]+", " ")
                    .strip();
            return new CameraHello(
                    label.substring(0, Math.min(label.length(), LONGEST)),
                    node.path("rate").asDouble(0));
        } catch (JacksonException _) {
            return NONE;
        }
    }

    /** What is odd about it, for the audit. */
    List<String> risks() {
        List<String> risks = new ArrayList<>();
        String small = label.toLowerCase(Locale.ROOT);
        if (VIRTUAL.stream().anyMatch(small::contains)) {
            risks.add("the camera calls itself " + label);
        }
        boolean told = framesPerSecond != 0;
        if (told && !(framesPerSecond >= LEAST_RATE && framesPerSecond <= MOST_RATE)) {
            risks.add(String.format(Locale.ROOT, "the camera is said to make %.1f frames a second", framesPerSecond));
        }
        return risks;
    }
}
