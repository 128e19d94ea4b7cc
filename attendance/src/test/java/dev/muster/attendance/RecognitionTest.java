package dev.muster.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.attendance.Recognition.Opinion;
import dev.muster.attendance.track.Evidence;
import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.gallery.Candidate;
import dev.muster.gallery.ExactGallery;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.gallery.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Works with directions whose similarities are known: axis 0 is Ada, axis 1 is Bo. */
class RecognitionTest {
    private static final ModelId MODEL = new ModelId("test:1");
    private static final double RATE = 1e-3;
    private static final SubjectId ADA = new SubjectId("Ada");

    private final Gallery gallery =
            new ExactGallery(OperatingPoints.of(MODEL, Map.of(1e-2, 0.2, 1e-3, 0.3, 1e-4, 0.4, 1e-5, 0.5, 1e-6, 0.6)));
    private final Recognition recognition = new Recognition(gallery, RATE);

    @Test
    void namesNobodyBeforeTheThirdView() {
        enrol(ADA, axis(0));
        Evidence evidence = Evidence.NONE;
        assertThat(recognition.of(evidence)).isEqualTo(Opinion.NONE);
        for (int views = 1; views <= 2; views++) {
            evidence = evidence.with(axis(0), 1);
            Opinion early = recognition.of(evidence);
            assertThat(early.decided()).isFalse();
            assertThat(early.named()).isFalse();
            assertThat(early.closest()).map(Candidate::subject).contains(ADA);
        }
        Opinion third = recognition.of(evidence.with(axis(0), 1));
        assertThat(third.decided()).isTrue();
        assertThat(third.named()).isTrue();
    }

    @Test
    void leavesAStrangerUnknown() {
        enrol(ADA, axis(0));
        Opinion opinion = recognition.of(views(5, like(0.29)));
        assertThat(opinion.decided()).isTrue();
        assertThat(opinion.named()).isFalse();
        assertThat(opinion.closest().orElseThrow().similarity()).isCloseTo(0.29, within(1e-6));
        assertThat(recognition.of(views(5, like(0.31))).named()).isTrue();
    }

    @Test
    void decidesByTheMeanAndNotByTheLuckiestView() {
        enrol(ADA, axis(0));
        Evidence evidence = views(3, like(0.1)).with(axis(0), 1);
        Opinion opinion = recognition.of(evidence);
        assertThat(opinion.closest().orElseThrow().similarity()).isCloseTo(1.3 / 4, within(1e-6));
        assertThat(recognition.of(evidence.with(like(0.1), 1)).named()).isFalse();
    }

    @Test
    void takesTheClosestOfAPersonsTemplates() {
        enrol(ADA, axis(0), axis(2));
        enrol(new SubjectId("Bo"), axis(1));
        Opinion opinion = recognition.of(views(3, axis(2)));
        assertThat(opinion.closest()).map(Candidate::subject).contains(ADA);
        assertThat(opinion.closest().orElseThrow().similarity()).isCloseTo(1, within(1e-6));
    }

    @Test
    void raisesTheBarAsTheGalleryGrows() {
        enrol(ADA, axis(0));
        Evidence evidence = views(3, like(0.35));
        assertThat(recognition.of(evidence).named()).isTrue();
        for (int i = 3; i < 103; i++) {
            enrol(new SubjectId("person " + i), axis(i));
        }
        assertThat(recognition.of(evidence).closest()).map(Candidate::subject).contains(ADA);
        assertThat(recognition.of(evidence).named()).isFalse();
        assertThat(recognition.of(views(3, like(0.55))).named()).isTrue();
    }

    @Test
    void knowsNobodyInAnEmptyGallery() {
        assertThat(recognition.of(views(5, axis(0)))).isEqualTo(new Opinion(true, Optional.empty(), false));
    }

    @Test
    void tellsAChangedFaceFromAnotherViewOfTheSame() {
        assertThat(recognition.samePerson(Evidence.NONE, axis(0))).isTrue();
        Evidence evidence = views(4, axis(0));
        assertThat(recognition.samePerson(evidence, like(0.21))).isTrue();
        assertThat(recognition.samePerson(evidence, like(0.19))).isFalse();
        assertThat(recognition.samePerson(evidence, axis(1))).isFalse();
    }

    private void enrol(SubjectId subject, Embedding... embeddings) {
        gallery.enrol(List.of(embeddings).stream()
                .map(embedding -> new Template(subject, embedding))
                .toList());
    }

    private static Evidence views(int count, Embedding view) {
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < count; i++) {
            evidence = evidence.with(view, 1);
        }
        return evidence;
    }

    private static Embedding axis(int number) {
        float[] vector = new float[128];
        vector[number] = 1;
        return Embedding.of(MODEL, vector);
    }

    /** A direction of the given similarity to Ada, and none to anybody else. */
    private static Embedding like(double similarity) {
        float[] vector = new float[128];
        vector[0] = (float) similarity;
        vector[127] = (float) Math.sqrt(1 - similarity * similarity);
        return Embedding.of(MODEL, vector);
    }
}
