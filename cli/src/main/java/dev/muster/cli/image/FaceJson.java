package dev.muster.cli.image;

import dev.muster.cli.console.JsonObject;
import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.Quality;
import dev.muster.face.QualityReason;
import java.util.List;
import java.util.Locale;

/** Faces as JSON, in pixels of the upright picture. */
final class FaceJson {
    private FaceJson() {}

    static JsonObject of(Face face, Quality quality) {
        return new JsonObject()
                .with("box", box(face.box()))
                .with("confidence", face.confidence())
                .with("landmarks", landmarks(face))
                .with("quality", quality(quality));
    }

    private static JsonObject box(Box box) {
        return new JsonObject()
                .with("x", box.x())
                .with("y", box.y())
                .with("width", box.width())
                .with("height", box.height());
    }

    private static List<List<Double>> landmarks(Face face) {
        return face.landmarks().points().stream()
                .map(point -> List.of(JsonObject.rounded(point.x()), JsonObject.rounded(point.y())))
                .toList();
    }

    private static JsonObject quality(Quality quality) {
        return new JsonObject()
                .with("acceptable", quality.acceptable())
                .with("overall", quality.overall())
                .with(
                        "reasons",
                        quality.reasons().stream().map(QualityReason::advice).toList())
                .with(
                        "reason_codes",
                        quality.reasons().stream()
                                .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                                .toList())
                .with("inter_eye_distance", quality.interEyeDistance())
                .with("sharpness", quality.sharpness())
                .with("brightness", quality.brightness())
                .with("contrast", quality.contrast())
                .with("yaw", quality.pose().yaw())
                .with("pitch", quality.pose().pitch())
                .with("roll", quality.pose().roll())
                .with("landmark_spread", quality.landmarkSpread());
    }
}
