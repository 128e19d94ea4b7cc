package dev.muster.attendance;

import java.util.ArrayList;
import java.util.List;

/** Writes down all that a run tells. */
final class Notes implements AttendanceListener {
    private final List<AttendanceEvent> events = new ArrayList<>();
    private final List<List<Sighting>> scenes = new ArrayList<>();

    @Override
    public void onEvent(AttendanceEvent event) {
        events.add(event);
    }

    @Override
    public void onScene(Scene scene) {
        scenes.add(scene.sightings());
    }

    /** What happened, beside that somebody was identified. */
    List<AttendanceEvent> events() {
        return events.stream()
                .filter(event -> !(event instanceof AttendanceEvent.Identified))
                .toList();
    }

    <T extends AttendanceEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What was seen in each frame. */
    List<List<Sighting>> scenes() {
        return scenes;
    }

    /** The states of the face in each frame that shows one. */
    List<Sighting.State> states() {
        return scenes.stream().flatMap(List::stream).map(Sighting::state).toList();
    }

    /** The names that were shown, in any frame. */
    List<String> names() {
        return scenes.stream()
                .flatMap(List::stream)
                .flatMap(sighting -> sighting.name().stream())
                .distinct()
                .toList();
    }
}
