package dev.muster.server.enrol;

import dev.muster.face.Box;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told about a frame it sent.
 *
 * @param state {@code look}, {@code hold}, {@code taken}, {@code refused} (no frame will do), {@code kept}, {@code busy}
 * @param tone {@code ok}, {@code warn}, {@code error}
 * @param step the pose that is asked for; null when all are done
 * @param done the poses that are taken
 * @param face where the face is, in shares of the picture
 * @param crop the picture that was just taken, as a data address
 */
record FrameAnswer(
        String state,
        String tone,
        String hint,
        @Nullable PoseStep step,
        List<PoseStep> done,
        @Nullable Share face,
        @Nullable String crop) {

    /** A rectangle in shares of a picture's width and height. */
    record Share(double x, double y, double width, double height) {
        static Share of(Box box, int width, int height) {
            return new Share(box.x() / width, box.y() / height, box.width() / width, box.height() / height);
        }
    }

    static FrameAnswer of(String state, String tone, String hint, Optional<GuidedSession> session) {
        return new FrameAnswer(
                state,
                tone,
                hint,
                session.flatMap(GuidedSession::step).orElse(null),
                session.map(GuidedSession::done).orElse(List.of()),
                null,
                null);
    }

    FrameAnswer at(Share where) {
        return new FrameAnswer(state, tone, hint, step, done, where, crop);
    }

    FrameAnswer showing(byte[] jpeg) {
        return new FrameAnswer(
                state,
                tone,
                hint,
                step,
                done,
                face,
                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg));
    }
}
