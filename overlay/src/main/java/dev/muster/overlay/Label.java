package dev.muster.overlay;

import dev.muster.attendance.Sighting;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;

/** What is written beside a face: a mark, a name, a similarity. */
final class Label {
    private static final Color TEXT = Color.WHITE;
    private static final Color QUIET = new Color(255, 255, 255, 205);

    private final SightingStyle style;
    private final double size;
    private final TextLayout name;
    private final TextLayout similarity;

    /**
     * @param size of the type in pixels
     * @param widest how wide the label may become; a longer name is cut
     */
    Label(Sighting sighting, double size, double widest, FontRenderContext context) {
        this.style = SightingStyle.of(sighting.state());
        this.size = size;
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
        Font bold = plain.deriveFont(decided(sighting) ? Font.BOLD : Font.ITALIC);
        this.similarity = layout(similarity(sighting), plain, context);
        double room = widest - 2 * padding() - markWidth() - similarityWidth();
        String shown = DisplayName.fitting(
                name(sighting), room, text -> layout(text, bold, context).getAdvance());
        this.name = layout(shown, bold, context);
    }

    private static boolean decided(Sighting sighting) {
        return switch (sighting.state()) {
            case LOOKING, SUSPECTED, UNKNOWN -> false;
            case IDENTIFIED, RECORDED -> true;
        };
    }

    /** Nobody is called by a name before the evidence reaches that far. */
    private static String name(Sighting sighting) {
        return switch (sighting.state()) {
            case LOOKING -> "looking…";
            case SUSPECTED -> "show your face itself";
            case UNKNOWN -> "unknown";
            case IDENTIFIED, RECORDED -> DisplayName.of(sighting.name().orElse(""));
        };
    }

    private static String similarity(Sighting sighting) {
        boolean none = sighting.similarity() == 0 || !Double.isFinite(sighting.similarity());
        return none ? " " : String.format(Locale.ROOT, "%.2f", sighting.similarity());
    }

    private static TextLayout layout(String text, Font font, FontRenderContext context) {
        return new TextLayout(text, font, context);
    }

    double width() {
        return 2 * padding() + markWidth() + name.getAdvance() + similarityWidth();
    }

    double height() {
        return Math.ceil(size * 1.6);
    }

    private double padding() {
        return size * 0.5;
    }

    private double markWidth() {
        return size * 1.15;
    }

    private double similarityWidth() {
        boolean none = similarity.getVisibleAdvance() == 0;
        return none ? 0 : size * 0.6 + similarity.getAdvance();
    }

    void paint(Graphics2D g, Rectangle2D place) {
        double round = size * 0.55;
        g.setColor(style.plate());
        g.fill(new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), round, round));
        double markSize = size * 0.85;
        g.setColor(style == SightingStyle.RECORDED ? TEXT : style.line());
        double x = place.getX() + padding();
        Mark.of(style).paint(g, x, place.getCenterY() - markSize / 2, markSize);
        float baseline = (float) (place.getCenterY() + size * 0.36);
        x += markWidth();
        g.setColor(TEXT);
        name.draw(g, (float) x, baseline);
        g.setColor(QUIET);
        similarity.draw(g, (float) (x + name.getAdvance() + size * 0.6), baseline);
    }
}
