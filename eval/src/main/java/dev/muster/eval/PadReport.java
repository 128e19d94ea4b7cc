package dev.muster.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of attack detection found, by clip.
 *
 * @param clips every clip, live people first
 */
public record PadReport(PadRequest request, List<PadClip> clips) {
    private static final double HIGHEST_APCER = 0.1;

    public PadReport {
        clips = List.copyOf(clips);
    }

    /** Share of live people's clips taken for attacks. */
    public PadRate bpcer() {
        return rate(Optional.empty());
    }

    /** For each species, the share of its clips taken for live people. */
    public SequencedMap<String, PadRate> apcer() {
        SequencedMap<String, PadRate> rates = new LinkedHashMap<>();
        request.attacks().forEach((species, folder) -> rates.put(species, rate(Optional.of(species))));
        return rates;
    }

    /** The species whose APCER is higher than it may be: more than one clip in ten passes. */
    public List<String> tooOftenTakenForLive() {
        return apcer().entrySet().stream()
                .filter(rate -> rate.getValue().share() > HIGHEST_APCER)
                .map(Map.Entry::getKey)
                .toList();
    }

    private PadRate rate(Optional<String> species) {
        List<PadClip> own = of(species);
        return new PadRate((int) own.stream().filter(PadClip::wrong).count(), own.size(), (int)
                own.stream().filter(clip -> clip.attackScore().isEmpty()).count());
    }

    /** The clips of a species, or of live people. */
    List<PadClip> of(Optional<String> species) {
        return clips.stream().filter(clip -> clip.species().equals(species)).toList();
    }

    /** The report as the fields of a JSON object. */
    public Map<String, @Nullable Object> fields() {
        return PadReportFields.of(this);
    }

    /** The report as lines for a person. */
    public List<String> lines() {
        return PadReportLines.of(this);
    }

    /**
     * Writes {@code pad-det.svg}, BPCER against APCER over all limits, and {@code pad-clips.tsv}, every clip.
     *
     * @param folder made when it is not there
     * @return the files written
     */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                Files.writeString(folder.resolve("pad-det.svg"), PadDetPlot.of(this)),
                Files.write(folder.resolve("pad-clips.tsv"), PadReportLines.table(this)));
    }
}
