package dev.muster.testkit.attack;

/** A photo on paper: a smaller gamut, tinted white, dots of a printer's screen, a white margin. */
final class Print implements Carrier {
    /** Black ink on paper still shines, white paper is not quite white. */
    private static final double BLACK = 38;

    private static final double[] WHITE = {232, 228, 214};
    private static final double MARGIN = 0.06;
    /** Lines of the printer's screen across the face. */
    private static final double LINES = 260;

    private static final double[] ANGLES = {Math.toRadians(15), Math.toRadians(75), Math.toRadians(0)};

    private final Pixels photo;
    private final double pitch;

    Print(Portrait portrait) {
        this.photo = Pixels.of(portrait.picture());
        this.pitch = portrait.faceWidth() / LINES;
    }

    @Override
    public float at(double x, double y, int channel) {
        double margin = MARGIN * photo.width;
        if (x < -margin || y < -margin || x > photo.width + margin || y > photo.height + margin) {
            return NOTHING;
        }
        boolean paper = x < 0 || y < 0 || x > photo.width || y > photo.height;
        double light = paper ? 1 : screened(x, y, channel, photo.at(x, y, channel) / 255);
        return (float) (BLACK + (WHITE[channel] - BLACK) * light);
    }

    /** Ink or paper with soft edges, so that the share of paper is the tone. */
    private double screened(double x, double y, int channel, double tone) {
        double cos = Math.cos(ANGLES[channel]);
        double sin = Math.sin(ANGLES[channel]);
        double u = 2 * Math.PI * (x * cos + y * sin) / pitch;
        double v = 2 * Math.PI * (y * cos - x * sin) / pitch;
        double dot = (Math.cos(u) + Math.cos(v)) / 4;
        return Math.clamp(tone + 0.35 * dot, 0, 1);
    }
}
