package dev.muster.eval;

import dev.muster.face.FaceOptions;
import dev.muster.liveness.LivenessLimits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What to evaluate attack detection on. A clip is a video, a photo, or a folder of photos taken one after the other.
 *
 * @param bonaFide folders of clips of live people
 * @param attacks by species, a folder of clips of attacks
 * @param face how the engine works
 * @param limits as the live face is judged by
 */
public record PadRequest(
        List<Path> bonaFide, SequencedMap<String, Path> attacks, FaceOptions face, LivenessLimits limits) {
    public PadRequest {
        bonaFide = List.copyOf(bonaFide);
        attacks = new LinkedHashMap<>(attacks);
    }

    /** With the shipped limits. */
    public static PadRequest of(List<Path> bonaFide, Map<String, Path> attacks) {
        return new PadRequest(bonaFide, new LinkedHashMap<>(attacks), FaceOptions.defaults(), LivenessLimits.SHIPPED);
    }

    public PadRequest withFace(FaceOptions options) {
        return new PadRequest(bonaFide, attacks, options, limits);
    }
}
