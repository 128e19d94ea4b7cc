package dev.muster.liveness;

import dev.muster.embedding.Embedding;
import dev.muster.face.AttackEvidence;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceObservation;
import dev.muster.frame.Frame;
import java.util.List;

/** What the judge asks about a frame; the engine answers. */
interface FaceWatcher {
    List<Face> faces(Frame frame);

    FaceObservation observe(Frame frame, Face face);

    AttackEvidence attackEvidence(Frame frame, Face face);

    Embedding extract(Frame frame, Face face);

    static FaceWatcher of(FaceEngine engine) {
        return new FaceWatcher() {
            @Override
            public List<Face> faces(Frame frame) {
                return engine.detectNear(frame);
            }

            @Override
            public FaceObservation observe(Frame frame, Face face) {
                return engine.observe(frame, face);
            }

            @Override
            public AttackEvidence attackEvidence(Frame frame, Face face) {
                return engine.attackEvidence(frame, face);
            }

            @Override
            public Embedding extract(Frame frame, Face face) {
                return engine.extract(frame, face);
            }
        };
    }
}
