package dev.muster.cli.attend;

import dev.muster.cli.console.BadInput;

/** Which numbers of frames a second make sense. */
final class FrameRates {
    private static final double MOST = 240;

    private FrameRates() {}

    static void check(double framesPerSecond) {
        if (!(framesPerSecond > 0 && framesPerSecond <= MOST)) {
            throw new BadInput("--fps: expected a number of frames above 0 and at most %.0f, got %s"
                    .formatted(MOST, framesPerSecond));
        }
    }
}
