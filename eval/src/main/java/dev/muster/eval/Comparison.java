package dev.muster.eval;

import java.util.OptionalDouble;

/**
 * A pair after comparing.
 *
 * @param similarity nothing where a picture had no face: then whatever is decided counts as wrong
 */
record Comparison(boolean same, OptionalDouble similarity) {
    boolean right(double threshold) {
        return similarity.isPresent() && same == similarity.getAsDouble() >= threshold;
    }
}
