package dev.muster.cli.image;

import dev.muster.face.Box;
import dev.muster.face.Quality;
import dev.muster.face.QualityReason;
import java.util.Locale;
import java.util.stream.Collectors;

/** Faces in words, in columns that line up. */
final class Words {
    private Words() {}

    static String faces(int count) {
        return switch (count) {
            case 0 -> "no face";
            case 1 -> "1 face";
            default -> count + " faces";
        };
    }

    static String box(Box box) {
        return String.format(
                Locale.ROOT, "%4.0f × %-4.0f at %4.0f, %-4.0f", box.width(), box.height(), box.x(), box.y());
    }

    static String verdict(Quality quality) {
        return quality.acceptable() ? "good enough" : advice(quality);
    }

    static String advice(Quality quality) {
        return quality.reasons().stream().map(QualityReason::advice).collect(Collectors.joining("; "));
    }

    static String similarity(double similarity) {
        return String.format(Locale.ROOT, "%.2f", similarity);
    }
}
