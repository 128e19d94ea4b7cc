package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.attendance.track.Evidence;
import dev.muster.embedding.Embedding;
import dev.muster.embedding.ModelId;
import dev.muster.frame.Frame;
import dev.muster.gallery.ExactGallery;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.gallery.Template;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds a face says so in a log or an error, and never what the face looks like. */
final class SilentValuesTest {
    private static final ModelId MODEL = new ModelId("net:1");
    private static final Embedding FACE = Embedding.of(MODEL, new float[] {0.48f, 0.6f, 0.64f});

    @Test
    void anEmbeddingPrintsItsNetworkAndLengthOnly() {
        assertSilent(FACE);
        assertThat(FACE).hasToString("Embedding[3 values from net:1]");
        Embedding other = Embedding.of(new ModelId("other:1"), new float[] {0.48f, 0.6f, 0.64f});
        assertSilent(catchThrowable(() -> FACE.similarity(other)));
        assertSilent(catchThrowable(() -> Embedding.of(MODEL, new float[] {0.48f, Float.NaN, 0.64f})));
    }

    @Test
    void whatHoldsEmbeddingsPrintsNoneOfTheirValues() {
        assertSilent(new Template(new SubjectId("Ada"), FACE));
        assertSilent(Evidence.NONE.with(FACE, 0.5));
        Gallery gallery = new ExactGallery(OperatingPoints.of(MODEL, Map.of(1e-3, 0.3, 1e-4, 0.4)));
        gallery.enrol(List.of(new Template(new SubjectId("Ada"), FACE)));
        assertSilent(gallery);
        assertThat(gallery.toString()).doesNotContain("Ada");
        Embedding foreign = Embedding.of(new ModelId("other:1"), new float[] {0.48f, 0.6f, 0.64f});
        assertSilent(catchThrowable(() -> gallery.search(foreign, 1)));
    }

    @Test
    void aFramePrintsItsSizeAndTimeOnly() {
        byte[] rgb = new byte[4 * 2 * 3];
        Arrays.fill(rgb, (byte) 77);
        assertThat(Frame.of(4, 2, rgb, Instant.EPOCH)).hasToString("Frame[4x2 at 1970-01-01T00:00:00Z]");
    }

    private static void assertSilent(Object thing) {
        assertThat(String.valueOf(thing)).isNotEmpty().doesNotContain("0.48", "0.6", "0.64", "[F@");
    }
}
