package dev.muster.attendance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.Landmarks;
import dev.muster.face.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Tracker tracker = new Tracker(PATIENCE);
    private long millis = -40;

    @Test
    void followsAFaceThatMoves() {
        Track track = see(face(100, 100, 80)).getFirst();
        for (int x = 110; x < 600; x += 10) {
            assertThat(see(face(x, 100 + x / 10.0, 80 + x / 20.0))).containsExactly(track);
        }
        assertThat(track.number()).isEqualTo(1);
        assertThat(track.seen()).isEqualTo(Duration.ofMillis(millis));
        assertThat(track.face().box().x()).isEqualTo(590);
    }

    @Test
    void followsAQuickFaceThatLeavesItsOldPlaceByHalf() {
        Track track = see(face(100, 100, 80)).getFirst();
        assertThat(see(face(139, 100, 80))).containsExactly(track);
        assertThat(see(face(300, 100, 80))).doesNotContain(track);
    }

    @Test
    void takesAFaceOfAnotherSizeAtTheSamePlaceForAnother() {
        Track near = see(face(100, 100, 200)).getFirst();
        assertThat(see(face(170, 170, 40))).doesNotContain(near);
    }

    @Test
    void givesTheTracksInTheOrderOfTheFaces() {
        List<Track> tracks = see(face(0, 0, 80), face(200, 0, 80), face(400, 0, 80));
        assertThat(tracks).extracting(Track::number).containsExactly(1L, 2L, 3L);
        assertThat(see(face(405, 0, 80), face(5, 0, 80), face(205, 0, 80)))
                .containsExactly(tracks.get(2), tracks.get(0), tracks.get(1));
    }

    @Test
    void keepsTwoFacesApartThatPassEachOther() {
        List<Track> tracks = see(face(0, 100, 80), face(400, 140, 80));
        for (int step = 10; step <= 400; step += 10) {
            assertThat(see(face(step, 100, 80), face(400 - step, 140, 80))).containsExactlyElementsOf(tracks);
        }
    }

    @Test
    void staysWithTheFaceInFrontWhenItHidAnother() {
        List<Track> tracks = see(face(0, 100, 80), face(300, 100, 80));
        Track front = tracks.getFirst();
        for (int x = 15; x <= 300; x += 15) {
            boolean hides = Math.abs(300 - 2 * x) < 60;
            assertThat(see(
                            hides
                                    ? new Face[] {face(x, 100, 80)}
                                    : new Face[] {face(x, 100, 80), face(300 - x, 100, 80)}))
                    .startsWith(front)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void takesTheCloserOfTwoForTheFaceBefore() {
        Track track = see(face(100, 100, 80)).getFirst();
        List<Track> both = see(face(135, 100, 80), face(104, 100, 80));
        assertThat(both.get(1)).isSameAs(track);
        assertThat(both.get(0)).isNotSameAs(track);
    }

    @Test
    void waitsForAHiddenFaceAsLongAsItsPatience() {
        Track track = see(face(100, 100, 80)).getFirst();
        millis += PATIENCE.toMillis() - 40;
        assertThat(see(face(100, 100, 80))).containsExactly(track);
        millis += PATIENCE.toMillis();
        Track another = see(face(100, 100, 80)).getFirst();
        assertThat(another).isNotSameAs(track);
        assertThat(another.number()).isEqualTo(2);
        assertThat(tracker.alive(track)).isFalse();
        assertThat(tracker.alive(another)).isTrue();
    }

    @Test
    void doesNotCountTheTimeInWhichNobodyCouldLook() {
        Track track = see(face(100, 100, 80)).getFirst();
        Duration unwatched = Duration.ofSeconds(3);
        millis += unwatched.toMillis() + PATIENCE.toMillis();
        assertThat(tracker.update(List.of(face(100, 100, 80)), Duration.ofMillis(millis), unwatched))
                .containsExactly(track);
        millis += unwatched.toMillis() + PATIENCE.toMillis() + 1;
        assertThat(tracker.update(List.of(face(100, 100, 80)), Duration.ofMillis(millis), unwatched))
                .doesNotContain(track);
    }

    @Test
    void endsATrackOnlyAfterItsPatience() {
        Track track = see(face(100, 100, 80)).getFirst();
        millis += PATIENCE.toMillis() - 40;
        see();
        assertThat(tracker.alive(track)).isTrue();
        see();
        assertThat(tracker.alive(track)).isFalse();
    }

    @Test
    void beginsAnotherTrackInThePlaceOfOneThatShowsAnotherPersonNow() {
        Track track = see(face(100, 100, 80)).getFirst();
        track.add(Embedding.of(new ModelId("test:1"), new float[] {1, 0}), 0.5);
        Track other = tracker.replace(track);
        assertThat(other.number()).isEqualTo(2);
        assertThat(other.face()).isEqualTo(track.face());
        assertThat(other.seen()).isEqualTo(track.seen());
        assertThat(other.evidence().views()).isZero();
        assertThat(tracker.alive(track)).isFalse();
        assertThat(see(face(102, 100, 80))).containsExactly(other);
    }

    @Test
    void wantsAViewAtOnceAndThenAfterAPause() {
        Duration pause = Duration.ofMillis(90);
        Track track = see(face(100, 100, 80)).getFirst();
        assertThat(track.wantsView(pause)).isTrue();
        track.looked();
        see(face(100, 100, 80));
        assertThat(track.wantsView(pause)).isFalse();
        see(face(100, 100, 80));
        assertThat(track.wantsView(pause)).isFalse();
        see(face(100, 100, 80));
        assertThat(track.wantsView(pause)).isTrue();
    }

    @Test
    void noFaceGetsTwoTracksAndNoTrackTwoFaces() {
        Random random = new Random(11);
        Set<Long> ended = new HashSet<>();
        List<Track> before = new ArrayList<>();
        for (int frame = 0; frame < 2000; frame++) {
            millis += random.nextInt(10) == 0 ? random.nextInt(2000) : 0;
            List<Face> faces = new ArrayList<>();
            for (int count = random.nextInt(8); count > 0; count--) {
                faces.add(face(random.nextInt(300), random.nextInt(200), random.nextInt(30, 120)));
            }
            List<Track> tracks = see(faces.toArray(Face[]::new));
            assertThat(tracks).doesNotHaveDuplicates().hasSameSizeAs(faces);
            for (int i = 0; i < faces.size(); i++) {
                assertThat(tracks.get(i).face()).isSameAs(faces.get(i));
                assertThat(tracker.alive(tracks.get(i))).isTrue();
                assertThat(ended).doesNotContain(tracks.get(i).number());
            }
            before.addAll(tracks);
            before.stream().filter(track -> !tracker.alive(track)).forEach(track -> ended.add(track.number()));
            before.removeIf(track -> !tracker.alive(track));
        }
    }

    private List<Track> see(Face... faces) {
        millis += 40;
        return tracker.update(List.of(faces), Duration.ofMillis(millis));
    }

    private static Face face(double x, double y, double width) {
        Landmarks anywhere = new Landmarks(Collections.nCopies(Landmarks.COUNT, new Point(x, y)));
        return new Face(new Box(x, y, width, width * 1.2), 1, anywhere, 0);
    }
}
