package dev.muster.overlay;

import dev.muster.attendance.Sighting;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/** How a sighting's state looks: colour, line and mark each tell the states apart alone. */
public enum SightingStyle {
    LOOKING(new Color(0xFCD34D), Plate.DARK, 0.01f, 2.4f, 1.2f),
    SUSPECTED(new Color(0xFF8A80), Plate.RED, 2f, 1.6f, 1.6f),
    UNKNOWN(new Color(0xD5DCE4), Plate.DARK, 4f, 3f, 1f),
    IDENTIFIED(new Color(0x5CC8FF), Plate.DARK, 1f, 0f, 1f),
    RECORDED(new Color(0x4ADE94), Plate.GREEN, 1f, 0f, 1.6f);

    private final Color line;
    private final Color plate;
    /** Length of a dash and of the gap after it, in line widths; no gap is a solid line. */
    private final float dash;

    private final float gap;
    private final float weight;

    SightingStyle(Color line, Color plate, float dash, float gap, float weight) {
        this.line = line;
        this.plate = plate;
        this.dash = dash;
        this.gap = gap;
        this.weight = weight;
    }

    /** How a state looks. */
    public static SightingStyle of(Sighting.State state) {
        return switch (state) {
            case LOOKING -> LOOKING;
            case SUSPECTED -> SUSPECTED;
            case UNKNOWN -> UNKNOWN;
            case IDENTIFIED -> IDENTIFIED;
            case RECORDED -> RECORDED;
        };
    }

    /** The colour of the box and of the mark. */
    public Color line() {
        return line;
    }

    /** Dark enough under white text to be read over any picture (WCAG 2.2, 1.4.3: at least 4.5 to 1). */
    Color plate() {
        return plate;
    }

    /** The outline's pen. */
    Stroke stroke(float thickness) {
        float width = thickness * weight;
        if (gap == 0) {
            return new BasicStroke(width);
        }
        float[] scaled = {dash * width, gap * width};
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, scaled, 0);
    }

    /** A dark pen a little wider than the outline's, which sets it off from a bright picture. */
    Stroke halo(float thickness) {
        return new BasicStroke(thickness * (weight + 1.2f));
    }

    private static final class Plate {
        static final Color DARK = new Color(15, 19, 25, 222);
        static final Color RED = new Color(122, 26, 20, 240);
        static final Color GREEN = new Color(13, 107, 66, 240);
    }
}
