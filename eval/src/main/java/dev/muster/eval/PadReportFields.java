package dev.muster.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that scripts rely on. */
final class PadReportFields {
    private PadReportFields() {}

    static Map<String, @Nullable Object> of(PadReport report) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("limit", report.request().limits().passive());
        fields.put("bpcer", rate(report.bpcer()));
        Map<String, @Nullable Object> apcer = new LinkedHashMap<>();
        report.apcer().forEach((species, rate) -> apcer.put(species, rate(rate)));
        fields.put("apcer", apcer);
        fields.put("clips", report.clips().stream().map(PadReportFields::clip).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> rate(PadRate rate) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("rate", rate.share());
        fields.put("ci95", List.of(rate.interval().low(), rate.interval().high()));
        fields.put("errors", rate.errors());
        fields.put("clips", rate.clips());
        fields.put("without_face", rate.withoutFace());
        return fields;
    }

    private static Map<String, @Nullable Object> clip(PadClip clip) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("species", clip.species().orElse(null));
        fields.put("name", clip.name());
        fields.put("frames", clip.frames());
        fields.put(
                "attack_score",
                clip.attackScore().isPresent() ? clip.attackScore().getAsDouble() : null);
        fields.put("attack_suspected", clip.attackSuspected());
        fields.put("error", clip.unreadable().orElse(null));
        return fields;
    }
}
