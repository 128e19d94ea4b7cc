package dev.muster.gallery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each subject's templates lie: an immutable map whose changed copies share all but one small part. */
final class SubjectIndex {
    private static final int PARTS = 1024;
    private static final int[] NOWHERE = {};

    static final SubjectIndex EMPTY = new SubjectIndex(emptyParts());

    private final Map<SubjectId, int[]>[] parts;

    private SubjectIndex(Map<SubjectId, int[]>[] parts) {
        this.parts = parts;
    }

    /** Positions of a subject's templates, ascending; not to be written to. */
    int[] positions(SubjectId subject) {
        int[] positions = parts[partOf(subject)].get(subject);
        return positions == null ? NOWHERE : positions;
    }

    /** The index after one more template. */
    SubjectIndex adding(SubjectId subject, int position) {
        int[] before = positions(subject);
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = position;
        return with(subject, after);
    }

    /** The index after one template moved. */
    SubjectIndex moving(SubjectId subject, int from, int to) {
        int[] after =
                Arrays.stream(positions(subject)).map(p -> p == from ? to : p).toArray();
        return with(subject, after);
    }

    /** The index after a subject left. */
    SubjectIndex without(SubjectId subject) {
        return with(subject, null);
    }

    Set<SubjectId> subjects() {
        Set<SubjectId> all = new HashSet<>();
        for (Map<SubjectId, int[]> part : parts) {
            all.addAll(part.keySet());
        }
        return Set.copyOf(all);
    }

    private SubjectIndex with(SubjectId subject, int @Nullable [] positions) {
        int part = partOf(subject);
        Map<SubjectId, int[]> changed = new HashMap<>(parts[part]);
        if (positions == null) {
            changed.remove(subject);
        } else {
            Arrays.sort(positions);
            changed.put(subject, positions);
        }
        Map<SubjectId, int[]>[] copy = parts.clone();
        copy[part] = changed;
        return new SubjectIndex(copy);
    }

    private static int partOf(SubjectId subject) {
        int hash = subject.hashCode() * 0x9E3779B9;
        return hash >>> 22;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<SubjectId, int[]>[] emptyParts() {
        Map<SubjectId, int[]>[] empty = new Map[PARTS];
        Arrays.fill(empty, Map.of());
        return empty;
    }
}
