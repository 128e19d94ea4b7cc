package dev.muster.server.live;

import dev.muster.attendance.Scene;
import dev.muster.gallery.SubjectId;
import dev.muster.server.security.Viewer;
import java.util.Optional;

/**
 * Whose names a viewer may see in a picture: a member's own only; others are <i>known</i>.
 *
 * @param everybody whether there is no limit
 * @param own the viewer's own person
 */
public record Sight(boolean everybody, Optional<String> own) {

    public static Sight of(Viewer viewer) {
        return new Sight(!viewer.member(), viewer.member() ? viewer.personId() : Optional.empty());
    }

    public boolean mayKnow(SubjectId subject) {
        return everybody || own.filter(subject.value()::equals).isPresent();
    }

    /** The scene as the viewer may see it. */
    public Scene of(Scene scene, String standIn) {
        return everybody ? scene : scene.knowingOnly(this::mayKnow, standIn);
    }

    /** The same for all viewers who see the same in this scene: whoever is not in it sees what anybody would. */
    public Sight in(Scene scene) {
        boolean there = everybody
                || scene.sightings().stream()
                        .anyMatch(sighting ->
                                sighting.subject().filter(this::mayKnow).isPresent());
        return there ? this : new Sight(false, Optional.empty());
    }
}
