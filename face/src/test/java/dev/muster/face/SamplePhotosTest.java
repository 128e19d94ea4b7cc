package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedding.Embedding;
import dev.muster.frame.Frame;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped networks see on the sample photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplePhotosTest {
    private final FaceEngine engine = FaceEngine.open(FaceOptions.defaults().withThreads(2));
    private final FaceEngine thorough =
            FaceEngine.open(FaceOptions.defaults().withThreads(2).withEffort(Effort.THOROUGH));
    private final List<List<FaceAnalysis>> found = new ArrayList<>();

    @BeforeAll
    void analyseAll() {
        for (int sample = 1; sample <= 6; sample++) {
            found.add(engine.analyse(Photos.frame(Photos.sample(sample))));
        }
    }

    @AfterAll
    void close() {
        engine.close();
        thorough.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void everyFaceThatShowsBothEyesIsFoundOnce(int sample) {
        for (Point nose : Photos.noses(sample)) {
            assertThat(found.get(sample - 1))
                    .as("around %s", nose)
                    .filteredOn(analysis -> shows(analysis.face(), nose, 1))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatIsNoFaceIsNotGoodEnoughToCompare(int sample) {
        for (FaceAnalysis analysis : found.get(sample - 1)) {
            boolean real = shows(analysis.face(), Photos.PROFILE, 1)
                    || Photos.noses(sample).stream().anyMatch(nose -> shows(analysis.face(), nose, 1));
            assertThat(real || !analysis.quality().acceptable())
                    .as("%s", analysis.face().box())
                    .isTrue();
        }
    }

    @Test
    void onlyTheWomanWhoIsThereTwiceIsLikeHerself() {
        List<Embedding> people = new ArrayList<>();
        for (int sample = 1; sample <= 6; sample++) {
            for (Point nose : Photos.noses(sample)) {
                people.add(at(found.get(sample - 1), nose, 1).embedding());
            }
        }
        int first = 0; // on sample 1
        int second = Photos.noses(1).size() + Photos.noses(2).size(); // on sample 3
        double same = people.get(first).similarity(people.get(second));
        assertThat(same).isGreaterThan(0.5);
        for (int i = 0; i < people.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (i != second || j != first) {
                    assertThat(people.get(i).similarity(people.get(j)))
                            .as("%d and %d", i, j)
                            .isLessThan(Math.min(0.55, same - 0.1));
                }
            }
        }
    }

    @Test
    void facesComeLargestFirst() {
        for (List<FaceAnalysis> faces : found) {
            assertThat(faces)
                    .extracting(analysis -> -analysis.face().box().area())
                    .isSorted();
        }
    }

    @Test
    void overallQualityIsAboveZeroAndAtMostOne() {
        for (List<FaceAnalysis> faces : found) {
            assertThat(faces)
                    .allMatch(face ->
                            face.quality().overall() > 0 && face.quality().overall() <= 1);
        }
    }

    /** Every face is 0.137 times as wide as on the photo: 20 to 33 pixels. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void facesOf26PixelsAreFoundInAPictureOf1920x1080(int sample) {
        double scale = 26.0 / 190;
        BufferedImage small = Photos.shrunk(Photos.sample(sample), scale);
        List<Face> faces = engine.detect(Photos.frame(Photos.placed(small, 1313, 707, 1920, 1080)));
        for (Point nose : Photos.noses(sample)) {
            if (at(found.get(sample - 1), nose, 1).face().box().width() * scale >= 26) {
                Point place = new Point(1313 + nose.x() * scale, 707 + nose.y() * scale);
                assertThat(faces).as("around %s", nose).anyMatch(face -> shows(face, place, scale));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, -15", "3, 15", "6, -15", "6, 15"})
    void aPictureALittleTurnedShowsTheSamePeople(int sample, int degrees) {
        assertSamePeople(engine, sample, degrees);
    }

    @ParameterizedTest
    @CsvSource({"3, -45", "3, -30", "3, 30", "3, 45", "6, -45", "6, 45"})
    void aPictureTurnedFarShowsTheSamePeopleToAThoroughLook(int sample, int degrees) {
        assertSamePeople(thorough, sample, degrees);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6})
    void aFaceThatFillsThePictureIsFound(int sample) {
        for (Point nose : Photos.noses(sample)) {
            FaceAnalysis whole = at(found.get(sample - 1), nose, 1);
            Box box = whole.face().box();
            Frame tight = Photos.frame(Photos.cropped(
                    Photos.sample(sample), (int) box.x(), (int) box.y(), (int) box.width(), (int) box.height()));
            assertThat(engine.analyse(tight))
                    .hasSize(1)
                    .allMatch(again -> again.embedding().similarity(whole.embedding()) > 0.8);
        }
    }

    @Test
    void aGreyPhotoShowsTheSamePeople() {
        List<FaceAnalysis> grey = engine.analyse(Photos.frame(Photos.grey(Photos.sample(6))));
        for (Point nose : Photos.noses(6)) {
            FaceAnalysis same = at(found.get(5), nose, 1);
            assertThat(at(grey, nose, 1).embedding().similarity(same.embedding()))
                    .isGreaterThan(0.6);
        }
    }

    private void assertSamePeople(FaceEngine lookingEngine, int sample, int degrees) {
        BufferedImage half = Photos.shrunk(Photos.sample(sample), 0.5);
        List<FaceAnalysis> turned = lookingEngine.analyse(Photos.frame(Photos.turned(half, degrees)));
        for (Point nose : Photos.noses(sample)) {
            Embedding upright = at(found.get(sample - 1), nose, 1).embedding();
            assertThat(turned)
                    .as("around %s", nose)
                    .anyMatch(analysis -> analysis.embedding().similarity(upright) > 0.8);
        }
    }

    static FaceAnalysis at(List<FaceAnalysis> faces, Point nose, double scale) {
        return faces.stream()
                .filter(analysis -> shows(analysis.face(), nose, scale))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no face around " + nose));
    }

    private static boolean shows(Face face, Point nose, double scale) {
        Point centre = face.box().centre();
        return centre.distanceTo(nose) < 70 * scale
                && face.box().width() > 90 * scale
                && face.box().width() < 320 * scale;
    }
}
