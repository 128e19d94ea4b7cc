package dev.muster.server.live;

import dev.muster.gallery.SubjectId;
import dev.muster.liveness.FailureReason;
import dev.muster.liveness.Hint;
import dev.muster.liveness.LivenessProgress;
import dev.muster.liveness.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody before the camera is asked to do, or how that ended.
 *
 * @param done prompts, of so many in total
 * @param pause how long until they may try again
 */
record Asking(
        Stage stage,
        SubjectId subject,
        String name,
        Optional<Prompt> prompt,
        int done,
        int total,
        Optional<Hint> hint,
        Optional<FailureReason> reason,
        Duration pause) {

    enum Stage {
        GOING,
        PASSED,
        FAILED
    }

    static Asking going(SubjectId subject, String name, LivenessProgress progress) {
        return new Asking(
                Stage.GOING,
                subject,
                name,
                progress.prompt(),
                progress.done(),
                progress.total(),
                progress.hints().stream().findFirst(),
                Optional.empty(),
                Duration.ZERO);
    }

    static Asking passed(SubjectId subject, String name) {
        return ended(Stage.PASSED, subject, name, Optional.empty(), Duration.ZERO);
    }

    /** @param reasons why the last attempt failed, none when that is not known here */
    static Asking failed(SubjectId subject, String name, Set<FailureReason> reasons, Duration pause) {
        return ended(Stage.FAILED, subject, name, reasons.stream().sorted().findFirst(), pause);
    }

    Asking waiting(Duration left) {
        return ended(stage, subject, name, reason, left);
    }

    private static Asking ended(
            Stage stage, SubjectId subject, String name, Optional<FailureReason> reason, Duration pause) {
        return new Asking(stage, subject, name, Optional.empty(), 0, 0, Optional.empty(), reason, pause);
    }
}
