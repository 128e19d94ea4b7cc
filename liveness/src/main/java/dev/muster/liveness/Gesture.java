package dev.muster.liveness;

import dev.muster.face.FaceObservation;
import dev.muster.face.Landmarks;
import java.time.Instant;

/**
 * What the face did in one frame, in the measures that prompts are judged by.
 *
 * @param yaw degrees, positive towards the picture's right, which is the person's left
 * @param pitch degrees, positive upwards
 * @param eyeAspect height of the eyes over their width
 * @param eyeOpenness by the network, 0 to 1
 * @param mouth gap between the lips, in inter-eye distances
 * @param size height from brow to chin in pixels, which a turn to the side does not change
 */
record Gesture(
        Instant time,
        double yaw,
        double pitch,
        double eyeAspect,
        double eyeOpenness,
        double mouth,
        double size,
        Landmarks landmarks) {

    static Gesture of(FaceObservation observation, Instant time) {
        Landmarks landmarks = observation.face().landmarks();
        return new Gesture(
                time,
                observation.pose().yaw(),
                observation.pose().pitch(),
                landmarks.eyeAspect(),
                observation.eyeOpenness(),
                observation.mouthOpenness(),
                landmarks.points().get(27).distanceTo(landmarks.points().get(33)),
                landmarks);
    }
}
