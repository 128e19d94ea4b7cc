package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.frame.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresentationTest {
    private static final FaceOptions OPTIONS = FaceOptions.defaults().withThreads(1);

    private final FaceEngine engine = FaceEngine.open(OPTIONS.withAttackDetection(true));
    private final Frame portrait = Photos.frame(Photos.portrait(3, 1));

    @AfterAll
    void close() {
        engine.close();
    }

    @Test
    void nobodyIsAssessedUnlessTheOptionsAskForIt() {
        try (FaceEngine plain = FaceEngine.open(OPTIONS)) {
            assertThat(plain.analyse(portrait).getFirst().presentation()).isEqualTo(new Presentation.NotAssessed());
            assertThat(engine.analyse(portrait).getFirst().presentation()).isNotEqualTo(new Presentation.NotAssessed());
        }
    }

    @Test
    void networksThatNobodyAsksForAreNotLoaded(@TempDir Path folder) throws Exception {
        Path descriptor = Files.write(
                folder.resolve("own.properties"),
                List.of(
                        "presentation.file = none.onnx",
                        "presentation.sha256 = 00",
                        "presentation.width = 128",
                        "presentation.height = 128",
                        "presentation.channels = BGR",
                        "presentation.mean = 0",
                        "presentation.divisor = 1"));
        try (FaceEngine plain = FaceEngine.open(OPTIONS.withNetworks(NetworkSet.read(descriptor)))) {
            assertThat(plain.analyse(portrait)).isNotEmpty();
        }
    }

    @Test
    void aLivePhotoIsBonaFide() {
        assertThat(assessed("samples/liveness/live-1.jpg")).isInstanceOf(Presentation.BonaFide.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPrintAndATelephoneAreSuspected(int number) {
        assertThat(assessed("samples/liveness/attack-" + number + ".jpg"))
                .isInstanceOf(Presentation.AttackSuspected.class);
    }

    private Presentation assessed(String photo) {
        Frame frame = SharedPhotos.of(photo);
        return engine.assessPresentation(frame, engine.detect(frame).getFirst());
    }
}
