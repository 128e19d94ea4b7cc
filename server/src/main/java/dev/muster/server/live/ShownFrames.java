package dev.muster.server.live;

import dev.muster.liveness.FrameHash;
import java.util.List;

/** What earlier right attempts of people showed, so that no recording of one passes again. */
public interface ShownFrames {
    /** Nothing is kept. */
    ShownFrames NONE = new ShownFrames() {
        @Override
        public List<FrameHash> earlier(String personId) {
            return List.of();
        }

        @Override
        public void remember(String personId, List<FrameHash> hashes) {}
    };

    List<FrameHash> earlier(String personId);

    /** Keeps the frames of an attempt that passed; biometric data. */
    void remember(String personId, List<FrameHash> hashes);
}
