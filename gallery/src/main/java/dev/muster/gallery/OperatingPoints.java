package dev.muster.gallery;

import dev.muster.embedding.ModelId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The measured operating points of one network, and the rule that answers for the rates between and beyond. */
public final class OperatingPoints {
    private final ModelId model;
    private final NavigableMap<Double, Double> thresholdByFmr;

    private OperatingPoints(ModelId model, NavigableMap<Double, Double> thresholdByFmr) {
        this.model = model;
        this.thresholdByFmr = thresholdByFmr;
    }

    /**
     * The points of a network.
     *
     * @param thresholdByFmr at least two measured false match rates with their thresholds; a smaller
     *     rate must not have a lower threshold
     */
    public static OperatingPoints of(ModelId model, Map<Double, Double> thresholdByFmr) {
        return new OperatingPoints(model, new TreeMap<>(thresholdByFmr));
    }

    public ModelId model() {
        return model;
    }

    /** The point for one comparison at the given false match rate. */
    public OperatingPoint verification(double fmr) {
        return new OperatingPoint(fmr, thresholdByFmr.size(), true);
    }

    /** The point for a search over many templates, such that a stranger gets any name at the given rate. */
    public OperatingPoint identification(double falsePositiveRate, int templates) {
        return new OperatingPoint(falsePositiveRate, templates, true);
    }
}
