package dev.muster.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.attendance.Sighting.State;
import dev.muster.face.Box;
import dev.muster.frame.Frame;
import dev.muster.gallery.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final Box BOX = new Box(1, 1, 2, 2);
    private static final SubjectId ADA = new SubjectId("17");
    private static final SubjectId BO = new SubjectId("18");

    @Test
    void hidesWhoeverTheViewerMayNotKnow() {
        Sighting ada = new Sighting(1, BOX, State.IDENTIFIED, Optional.of(ADA), Optional.of("Ada"), 0.7);
        Sighting bo = new Sighting(2, BOX, State.RECORDED, Optional.of(BO), Optional.of("Bo"), 0.6);
        Sighting stranger = new Sighting(3, BOX, State.UNKNOWN, Optional.empty(), Optional.empty(), 0.2);
        Frame frame = Frame.of(1, 1, new byte[3], Instant.EPOCH);

        Scene seen = new Scene(frame, Duration.ZERO, List.of(ada, bo, stranger)).knowingOnly(ADA::equals, "known");

        assertThat(seen.sightings())
                .containsExactly(
                        ada,
                        new Sighting(2, BOX, State.RECORDED, Optional.empty(), Optional.of("known"), 0),
                        new Sighting(3, BOX, State.UNKNOWN, Optional.empty(), Optional.empty(), 0));
    }
}
