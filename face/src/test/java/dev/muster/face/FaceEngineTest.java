package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.muster.frame.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaceEngineTest {
    private static final FaceOptions OPTIONS = FaceOptions.defaults().withThreads(2);

    private final FaceEngine engine = FaceEngine.open(OPTIONS);
    private final Frame group = Photos.frame(Photos.shrunk(Photos.sample(6), 0.4));

    @AfterAll
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "1, 700", "700, 1", "640, 480"})
    void aFrameWithoutAFaceHasNone(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        assertThat(engine.analyse(Frame.of(width, height, rgb, Instant.EPOCH))).isEmpty();
        Arrays.fill(rgb, (byte) 128);
        assertThat(engine.analyse(Frame.of(width, height, rgb, Instant.EPOCH))).isEmpty();
        new Random(31).nextBytes(rgb);
        assertThat(engine.analyse(Frame.of(width, height, rgb, Instant.EPOCH))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void aPictureOfOneLineIsNoTrouble(Effort effort) {
        try (FaceEngine other = FaceEngine.open(OPTIONS.withEffort(effort))) {
            assertThat(other.detect(Frame.of(30_000, 1, new byte[90_000], Instant.EPOCH)))
                    .isEmpty();
            assertThat(other.detect(Frame.of(1, 30_000, new byte[90_000], Instant.EPOCH)))
                    .isEmpty();
        }
    }

    @Test
    void theSameFrameGivesTheSameAnswer() {
        List<FaceAnalysis> first = engine.analyse(group);
        assertThat(first).hasSizeGreaterThanOrEqualTo(3);
        assertThat(engine.analyse(group)).isEqualTo(first);
    }

    @Test
    void warmingUpRunsTheNetworksAndChangesNoAnswer() {
        try (FaceEngine warmed = FaceEngine.open(OPTIONS)) {
            warmed.warmUp();
            assertThat(warmed.inferenceNanos()).isPositive();
            assertThat(warmed.analyse(group)).isEqualTo(engine.analyse(group));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void theNumberOfThreadsChangesNothing(int threads) {
        try (FaceEngine other = FaceEngine.open(OPTIONS.withThreads(threads))) {
            assertThat(other.analyse(group)).isEqualTo(engine.analyse(group));
        }
    }

    @Test
    void manyThreadsAtOnceGetTheAnswersOfOneAlone() throws Exception {
        List<Frame> frames = List.of(group, Photos.frame(Photos.portrait(3, 0)), Photos.frame(Photos.portrait(1, 0)));
        List<List<FaceAnalysis>> alone = frames.stream().map(engine::analyse).toList();
        try (FaceEngine fresh = FaceEngine.open(OPTIONS);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<FaceAnalysis>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Frame frame = frames.get(i % frames.size());
                answers.add(threads.submit(() -> fresh.analyse(frame)));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(alone.get(i % frames.size()));
            }
        }
    }

    @Test
    void analyseIsTheStepsOneByOne() {
        for (FaceAnalysis analysis : engine.analyse(group)) {
            assertThat(engine.detect(group)).contains(analysis.face());
            assertThat(engine.assessQuality(group, analysis.face())).isEqualTo(analysis.quality());
            assertThat(engine.extract(group, analysis.face())).isEqualTo(analysis.embedding());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void embeddingsHaveUnitLengthAndTheEnginesId(boolean mirror) {
        try (FaceEngine other = FaceEngine.open(OPTIONS.withMirror(mirror))) {
            var embedding = other.extract(group, engine.detect(group).getFirst());
            assertThat(embedding.model()).isEqualTo(other.model());
            assertThat(embedding.length()).isEqualTo(512);
            assertThat(embedding.similarity(embedding)).isCloseTo(1, within(1e-5));
            assertThat(other.model().equals(engine.model())).isEqualTo(mirror);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void everyCallSaysSoOnceTheEngineIsClosed(int threads) {
        FaceEngine closed = FaceEngine.open(OPTIONS.withThreads(threads));
        Face face = closed.detect(group).getFirst();
        closed.close();
        closed.close();
        Frame small = Photos.frame(Photos.portrait(3, 0));
        for (Frame frame : List.of(group, small)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> closed.detect(frame))
                    .withMessageContaining("closed");
            assertThatIllegalStateException()
                    .isThrownBy(() -> closed.analyse(frame))
                    .withMessageContaining("closed");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.assessQuality(group, face))
                .withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.extract(group, face))
                .withMessageContaining("closed");
    }

    @Test
    void anEngineThatWasNeverUsedClosesAtOnce() {
        FaceEngine.open(OPTIONS).close();
    }

    @Test
    void smallFacesAreLeftOutOnRequest() {
        try (FaceEngine other = FaceEngine.open(OPTIONS.withMinimumFace(300))) {
            assertThat(other.detect(group)).isEmpty();
        }
    }

    @Test
    void inferenceTimeIsCounted() {
        long before = engine.inferenceNanos();
        engine.detect(group);
        assertThat(Duration.ofNanos(engine.inferenceNanos() - before)).isPositive();
    }

    @Test
    void optionsRefuseWhatCannotWork() {
        assertThatIllegalArgumentException().isThrownBy(() -> OPTIONS.withThreads(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPTIONS.withMinimumFace(7))
                .withMessageContaining("8 pixels or more");
    }

    @Test
    void closingWaitsForRunsUnderWay() throws Exception {
        for (int round = 0; round < 5; round++) {
            FaceEngine closing = FaceEngine.open(OPTIONS.withThreads(2));
            int found = closing.detect(group).size();
            try (ExecutorService busy = Executors.newFixedThreadPool(4)) {
                List<Future<String>> ends = new ArrayList<>();
                for (int thread = 0; thread < 4; thread++) {
                    ends.add(busy.submit(() -> {
                        try {
                            while (closing.detect(group).size() == found) {}
                            return "another answer";
                        } catch (IllegalStateException e) {
                            return String.valueOf(e.getMessage());
                        }
                    }));
                }
                Thread.sleep(100);
                closing.close();
                for (Future<String> end : ends) {
                    assertThat(end.get()).contains("closed");
                }
            }
        }
    }
}
