package dev.muster.testkit.attack;

/** A printed face, cut out along its outline, with holes through which eyes look. */
final class CutOut implements Carrier {
    private static final double HALF_HEIGHT = 0.68;
    private static final double HALF_WIDTH = 0.52;
    private static final double EYES_APART = 0.21;
    private static final double EYES_UP = 0.14;

    private final Print print;
    private final Pixels behind;
    private final Portrait portrait;

    CutOut(Portrait portrait) {
        this.print = new Print(portrait);
        this.behind = Pixels.of(portrait.picture());
        this.portrait = portrait;
    }

    @Override
    public float at(double x, double y, int channel) {
        double u = (x - portrait.faceX()) / portrait.faceWidth();
        double v = (y - portrait.faceY()) / portrait.faceWidth();
        if (u * u / (HALF_WIDTH * HALF_WIDTH) + v * v / (HALF_HEIGHT * HALF_HEIGHT) > 1) {
            return NOTHING;
        }
        double eye = Math.hypot((Math.abs(u) - EYES_APART) / 0.1, (v + EYES_UP) / 0.055);
        if (eye < 1) {
            return behind.at(x, y, channel) * 0.8f;
        }
        return eye < 1.15 ? 235 : print.at(x, y, channel);
    }
}
