package dev.muster.eval;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of one clip.
 *
 * @param species of the attack; empty for a live person
 * @param name of its file or folder
 * @param frames in which a face was assessed
 * @param attackScore over the whole clip; empty when no face was found
 * @param attackSuspected whether it was taken for an attack; so is a clip without a face
 * @param unreadable why the clip could not be read at all
 */
public record PadClip(
        Optional<String> species,
        String name,
        int frames,
        OptionalDouble attackScore,
        boolean attackSuspected,
        Optional<String> unreadable) {

    boolean wrong() {
        return species.isPresent() != attackSuspected;
    }
}
