package dev.muster.gallery;

import static dev.muster.gallery.Vectors.MODEL;
import static dev.muster.gallery.Vectors.POINTS;
import static dev.muster.gallery.Vectors.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactGalleryTest {
    private final ExactGallery gallery = new ExactGallery(POINTS);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 64, 512})
    void agreesWithItsNaiveTwinThroughRandomEnrolmentsAndWithdrawals(int length) {
        Random random = new Random(length);
        Vectors vectors = new Vectors(length, length);
        NaiveGallery naive = new NaiveGallery();
        List<Template> enrolled = new ArrayList<>();
        for (int step = 0; step < 900; step++) {
            if (random.nextInt(4) == 0) {
                SubjectId leaving = subject(random.nextInt(200));
                assertThat(gallery.withdraw(leaving)).isEqualTo(naive.withdraw(leaving));
            } else {
                Template template = !enrolled.isEmpty() && random.nextInt(5) == 0
                        ? enrolled.get(random.nextInt(enrolled.size()))
                        : new Template(subject(random.nextInt(200)), vectors.any());
                enrolled.add(template);
                naive.enrol(template);
                gallery.enrol(List.of(template));
            }
            assertThat(gallery.size()).isEqualTo(naive.size());
            if (step % 30 == 0) {
                assertSame(naive, vectors.any(), random.nextInt(1, 30));
            }
        }
    }

    private void assertSame(NaiveGallery naive, Embedding probe, int limit) {
        List<Candidate> expected = naive.search(probe, limit);
        List<Candidate> found = gallery.search(probe, limit);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Candidate candidate = found.get(i);
            assertThat(candidate.similarity()).isCloseTo(expected.get(i).similarity(), within(1e-5));
            assertThat(candidate.similarity()).isCloseTo(naive.similarity(candidate.subject(), probe), within(1e-5));
            assertThat(gallery.verify(candidate.subject(), probe, POINTS.verification(1e-4))
                            .similarity())
                    .isEqualTo(candidate.similarity());
        }
    }

    @Test
    void agreesWithItsNaiveTwinOverManyBlocks() {
        Vectors vectors = new Vectors(9, 16);
        NaiveGallery naive = new NaiveGallery();
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            templates.add(new Template(subject(i / 2), vectors.any()));
        }
        templates.forEach(naive::enrol);
        gallery.enrol(templates);
        for (int round = 0; round < 5; round++) {
            assertSame(naive, vectors.any(), 10);
        }
    }

    @Test
    void ranksBySubjectWithTheClosestTemplateOfEach() {
        Embedding probe = Embedding.of(MODEL, new float[] {1, 0});
        gallery.enrol(List.of(
                template("Ada", 1, 0.2f), template("Ada", 1, 0.1f), template("Ada", 1, 0.3f), template("Bo", 1, 1)));
        assertThat(gallery.search(probe, 5))
                .extracting(Candidate::subject)
                .containsExactly(new SubjectId("Ada"), new SubjectId("Bo"));
        assertThat(gallery.search(probe, 1).getFirst().similarity()).isCloseTo(1 / Math.hypot(1, 0.1), within(1e-6));
    }

    @Test
    void breaksTiesBySubject() {
        gallery.enrol(List.of(template("Cy", 1, 0), template("Ada", 1, 0), template("Bo", 1, 0)));
        Embedding probe = Embedding.of(MODEL, new float[] {1, 0});
        assertThat(gallery.search(probe, 2))
                .extracting(candidate -> candidate.subject().value())
                .containsExactly("Ada", "Bo");
    }

    @Test
    void keepsNoSecondCopyOfATemplate() {
        gallery.enrol(List.of(template("Ada", 1, 2), template("Ada", 1, 2), template("Bo", 1, 2)));
        gallery.enrol(List.of(template("Ada", 1, 2)));
        assertThat(gallery.size()).isEqualTo(2);
    }

    @Test
    void forgetsAWithdrawnSubject() {
        gallery.enrol(List.of(template("Ada", 1, 0), template("Bo", 0, 1), template("Ada", 1, 1)));
        Embedding ada = Embedding.of(MODEL, new float[] {1, 0});
        assertThat(gallery.withdraw(new SubjectId("Ada"))).isTrue();
        assertThat(gallery.withdraw(new SubjectId("Ada"))).isFalse();
        assertThat(gallery.subjects()).containsExactly(new SubjectId("Bo"));
        assertThat(gallery.size()).isEqualTo(1);
        assertThat(gallery.verify(new SubjectId("Ada"), ada, POINTS.verification(1e-3))
                        .match())
                .isFalse();
        assertThat(gallery.identify(ada, 5, 1e-4)).isInstanceOf(Identification.Unknown.class);
    }

    @Test
    void answersUnknownWhileEmpty() {
        Identification answer = gallery.identify(new Vectors(1, 8).any(), 5, 1e-4);
        assertThat(answer).isInstanceOf(Identification.Unknown.class);
        assertThat(answer.candidates()).isEmpty();
    }

    @Test
    void leavesStrangersUnknownAsItGrowsAndStillNamesItsOwn() {
        Vectors vectors = new Vectors(7, 128);
        List<Embedding> faces = new ArrayList<>();
        for (int size : new int[] {1, 10, 100, 1_000, 5_000}) {
            while (faces.size() < size) {
                Embedding face = vectors.any();
                gallery.enrol(List.of(new Template(subject(faces.size()), face)));
                faces.add(face);
            }
            OperatingPoint point = gallery.identificationPoint(1e-3);
            for (int round = 0; round < 20; round++) {
                assertThat(gallery.identify(vectors.any(), 3, 1e-3)).isInstanceOf(Identification.Unknown.class);
                int number = round * 31 % size;
                Identification own = gallery.identify(vectors.near(faces.get(number), 0.6), 3, 1e-3);
                assertThat(own.point()).isEqualTo(point);
                assertThat(own)
                        .isInstanceOfSatisfying(
                                Identification.Identified.class,
                                identified ->
                                        assertThat(identified.best().subject()).isEqualTo(subject(number)));
            }
        }
    }

    @Test
    void refusesEmbeddingsOfAnotherNetworkNamingBoth() {
        gallery.enrol(List.of(template("Ada", 1, 0)));
        Embedding other = Embedding.of(new ModelId("other:2"), new float[] {1, 0});
        assertThatThrownBy(() -> gallery.enrol(List.of(template("Bo", 1, 0), new Template(subject(1), other))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test:1")
                .hasMessageContaining("other:2");
        assertThat(gallery.size()).as("all or nothing").isEqualTo(1);
        assertThatThrownBy(() -> gallery.search(other, 1)).hasMessageContaining("other:2");
        assertThatThrownBy(() -> gallery.identify(other, 1, 1e-4)).hasMessageContaining("other:2");
        assertThatThrownBy(() -> gallery.verify(subject(1), other, POINTS.verification(1e-4)))
                .hasMessageContaining("other:2");
    }

    @Test
    void refusesEmbeddingsOfAnotherLength() {
        assertThatThrownBy(() -> gallery.enrol(List.of(template("Ada", 1, 0), new Template(subject(1), oneValue()))))
                .hasMessageContaining("expected an embedding of 2 values");
        gallery.enrol(List.of(template("Ada", 1, 0)));
        assertThatThrownBy(() -> gallery.search(oneValue(), 1)).hasMessageContaining("2 values from test:1, got 1");
    }

    @Test
    void refusesToLookForNobody() {
        assertThatThrownBy(() -> gallery.search(oneValue(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsNoValues() {
        gallery.enrol(List.of(template("Ada", 1, 0)));
        assertThat(gallery).hasToString("ExactGallery[1 templates from test:1]");
        assertThat(template("Ada", 1, 0))
                .hasToString("Template[subject=Ada, embedding=Embedding[2 values from test:1]]");
    }

    private static Embedding oneValue() {
        return Embedding.of(MODEL, new float[] {1});
    }

    private static Template template(String name, float x, float y) {
        return new Template(new SubjectId(name), Embedding.of(MODEL, new float[] {x, y}));
    }
}
