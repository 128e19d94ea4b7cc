package dev.muster.desktop.authenticator;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.Decoding;
import dev.muster.frame.Frame;
import dev.muster.frame.FrameDecoder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the QR code on a picture from the disk. */
final class QrPicture {
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));

    private QrPicture() {}

    /** What came of it. */
    sealed interface Reading {
        /** It prints itself without the text, which may hold a secret. */
        record Read(String text) implements Reading {
            @Override
            public String toString() {
                return "Read";
            }
        }

        record Refused(String reason) implements Reading {}
    }

    static Reading read(Path file) {
        return switch (new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()).decode(file)) {
            case Decoding.Refused(String name, String reason) ->
                new Reading.Refused("%s cannot be used: %s.".formatted(name, reason));
            case Decoding.Decoded(Frame frame) -> read(frame);
        };
    }

    private static Reading read(Frame frame) {
        LuminanceSource grey = new Grey(frame);
        // White on black, as dark themes show it, is tried last.
        return read(grey)
                .or(() -> read(grey.invert()))
                .orElseGet(() -> new Reading.Refused("No QR code that can be read was found on this picture."));
    }

    private static Optional<Reading> read(LuminanceSource source) {
        try {
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
            return Optional.of(
                    new Reading.Read(new QRCodeReader().decode(bitmap, HINTS).getText()));
        } catch (ReaderException _) {
            return Optional.empty();
        }
    }

    /** A frame's brightness, a byte a pixel. */
    private static final class Grey extends LuminanceSource {
        private final byte[] luminances;

        Grey(Frame frame) {
            super(frame.width(), frame.height());
            luminances = new byte[frame.width() * frame.height()];
            ByteBuffer rgb = frame.pixels();
            for (int i = 0; i < luminances.length; i++) {
                int red = rgb.get(3 * i) & 0xff;
                int green = rgb.get(3 * i + 1) & 0xff;
                int blue = rgb.get(3 * i + 2) & 0xff;
                luminances[i] = (byte) ((red + 2 * green + blue) / 4);
            }
        }

        @Override
        public byte[] getRow(int y, byte @Nullable [] row) {
            byte[] into = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
            System.arraycopy(luminances, y * getWidth(), into, 0, getWidth());
            return into;
        }

        @Override
        public byte[] getMatrix() {
            return luminances.clone();
        }
    }
}
