package dev.muster.server.camera;

import dev.muster.attendance.Scene;
import dev.muster.frame.JpegEncoder;
import dev.muster.overlay.Overlay;
import dev.muster.server.live.Sight;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a camera shows at a moment; it is drawn and encoded once for all who may see the same. */
abstract sealed class Shown {
    private static final double QUALITY = 0.75;

    private final long number;

    private Shown(long number) {
        this.number = number;
    }

    /** Grows from picture to picture. */
    long number() {
        return number;
    }

    /** The picture as somebody may see it, as a JPEG file. */
    abstract byte[] jpeg(Sight sight);

    /** A frame with boxes and names. */
    static final class Live extends Shown {
        private static final String STAND_IN = "known";

        private final Scene scene;
        private final Map<Sight, byte[]> encoded = new ConcurrentHashMap<>();

        Live(long number, Scene scene) {
            super(number);
            this.scene = scene;
        }

        @Override
        byte[] jpeg(Sight sight) {
            return encoded.computeIfAbsent(
                    sight.in(scene), same -> JpegEncoder.encode(Overlay.draw(same.of(scene, STAND_IN)), QUALITY));
        }

        /** How often it was encoded. */
        int encodings() {
            return encoded.size();
        }
    }

    /** Words in place of a picture. */
    static final class Still extends Shown {
        private final byte[] jpeg;

        Still(long number, byte[] jpeg) {
            super(number);
            this.jpeg = jpeg;
        }

        @Override
        byte[] jpeg(Sight sight) {
            return jpeg;
        }
    }
}
