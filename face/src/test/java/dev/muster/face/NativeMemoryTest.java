package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.frame.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code -Dmuster.soak=10000} runs it at full size. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {
    private static final int CALLS = Integer.getInteger("muster.soak", 400);
    private static final int WARM_UP = Math.max(100, CALLS / 10);
    private static final long MEGABYTE = 1024;
    private static final long HEAP_END = 1L << 35;
    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");

    @Test
    void staysLevel() throws IOException {
        Frame frame = Photos.frame(Photos.shrunk(Photos.portrait(6, 1), 0.5));
        try (FaceEngine engine = FaceEngine.open(
                FaceOptions.defaults().withThreads(2).withMirror(false).withMinimumFace(60))) {
            use(engine, frame, WARM_UP);
            long before = residentKilobytes();
            use(engine, frame, CALLS);
            assertThat(residentKilobytes() - before).isLessThan(60 * MEGABYTE);
        }
    }

    private static void use(FaceEngine engine, Frame frame, int calls) {
        for (int call = 0; call < calls; call++) {
            List<Face> faces = engine.detect(frame);
            engine.extract(frame, faces.getFirst());
            if (call % 50 == 0) {
                engine.assessQuality(frame, faces.getFirst());
                System.gc(); // so that the heap does not grow meanwhile
            }
        }
    }

    /**
     * What is resident outside the Java heap, which comes and goes as the collector likes: with compressed references
     * it lies below {@code HEAP_END}, and everything native above.
     */
    private static long residentKilobytes() throws IOException {
        long resident = 0;
        long start = 0;
        for (String line : Files.readAllLines(Path.of("/proc/self/smaps"), StandardCharsets.ISO_8859_1)) {
            Matcher mapping = MAPPING.matcher(line);
            if (mapping.lookingAt()) {
                start = Long.parseUnsignedLong(mapping.group(1), 16);
            } else if (line.startsWith("Rss:") && Long.compareUnsigned(start, HEAP_END) >= 0) {
                resident += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return resident;
    }
}
