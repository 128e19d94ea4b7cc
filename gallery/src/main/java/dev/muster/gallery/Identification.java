package dev.muster.gallery;

import java.util.List;

/** The answer of a 1:N search: somebody, or explicitly nobody. */
public sealed interface Identification {

    /** The closest subjects, closest first, whether or not they reach the threshold. */
    List<Candidate> candidates();

    /** What the closest was held against; it accounts for the gallery's size. */
    OperatingPoint point();

    /** The probe is taken for the first candidate. */
    record Identified(List<Candidate> candidates, OperatingPoint point) implements Identification {
        public Identified {
            candidates = List.copyOf(candidates);
        }

        /** Who it is. */
        public Candidate best() {
            return candidates.getFirst();
        }
    }

    /** Nobody in the gallery is close enough. */
    record Unknown(List<Candidate> candidates, OperatingPoint point) implements Identification {
        public Unknown {
            candidates = List.copyOf(candidates);
        }
    }
}
