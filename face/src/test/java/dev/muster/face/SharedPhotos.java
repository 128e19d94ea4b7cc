package dev.muster.face;

import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Assumptions;

/** Photos of the face data beside the project. */
final class SharedPhotos {
    private SharedPhotos() {}

    /** A photo; skips the test where there is none. */
    static Frame of(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path photo = folder.resolve("shared/faces").resolve(path);
            if (Files.exists(photo)) {
                return switch (new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode(photo)) {
                    case Decoding.Decoded decoded -> decoded.frame();
                    case Decoding.Refused refused -> throw new AssertionError(refused);
                };
            }
        }
        return Assumptions.abort("no shared/faces/" + path + " beside the project");
    }
}
