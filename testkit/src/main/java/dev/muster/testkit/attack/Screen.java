package dev.muster.testkit.attack;

/** A display: stripes of red, green and blue, dark gaps between pixels, a cold white, a black bezel, a glare. */
final class Screen implements Carrier {
    private static final double BEZEL = 0.05;
    private static final double BLEED = 10;
    private static final double[] GAIN = {1.0, 1.04, 1.14};
    private static final double STRIPES = 0.3;
    private static final double GAP = 0.12;

    private final Pixels photo;
    private final double pixel;
    private final double glareX;
    private final double glareY;

    /**
     * A display that shows the portrait.
     *
     * @param acrossFace pixels of the display from cheek to cheek
     * @param glare where the lamp is mirrored, in shares of the picture
     */
    Screen(Portrait portrait, double acrossFace, double glare) {
        this.photo = Pixels.of(portrait.picture());
        this.pixel = portrait.faceWidth() / acrossFace;
        this.glareX = glare * photo.width;
        this.glareY = 0.2 * photo.height;
    }

    @Override
    public float at(double x, double y, int channel) {
        double bezel = BEZEL * photo.width;
        if (x < -bezel || y < -bezel || x > photo.width + bezel || y > photo.height + bezel) {
            return NOTHING;
        }
        double reflected = reflected(x, y);
        if (x < 0 || y < 0 || x > photo.width || y > photo.height) {
            return (float) (14 + reflected / 3);
        }
        double tone = Math.pow(photo.at(x, y, channel) / 255, 1.12);
        return (float) (BLEED + 235 * GAIN[channel] * tone * lit(x / pixel, y / pixel, channel) + reflected);
    }

    /** The channel's stripe within a pixel and the gap between rows, as soft as a lens leaves them; 1 on average. */
    private static double lit(double column, double row, int channel) {
        double stripe = Math.cos(2 * Math.PI * (column - (channel + 0.5) / 3));
        double gap = Math.cos(2 * Math.PI * row);
        return 1 + STRIPES * stripe + GAP * gap;
    }

    private double reflected(double x, double y) {
        double distance = Math.hypot(x - glareX, y - glareY) / (0.12 * photo.width);
        return 130 * Math.exp(-distance * distance);
    }
}
