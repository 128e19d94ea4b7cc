package dev.muster.attendance;

import dev.muster.face.AttackEvidence;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.liveness.LivenessLimits;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * Attack detection over several frames of every track: nobody is compared with the gallery before it has passed.
 *
 * @param wanted asked at every view, so that a run takes up a change
 * @param detection what speaks for and against an attack in one frame
 * @param limits how many frames it takes, and above what attack score an attack is suspected
 */
public record AttackWatch(
        BooleanSupplier wanted, BiFunction<Frame, Face, AttackEvidence> detection, LivenessLimits limits) {

    /** With the engine's networks and the limits as shipped. */
    public static AttackWatch with(FaceEngine engine, BooleanSupplier wanted) {
        return new AttackWatch(wanted, engine::attackEvidence, LivenessLimits.SHIPPED);
    }
}
