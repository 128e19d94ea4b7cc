package dev.muster.desktop;

import dev.muster.attendance.Scene;
import dev.muster.desktop.AttendanceView.Banner;
import dev.muster.desktop.look.Look;
import dev.muster.overlay.Overlay;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/** The live picture with boxes and names, and what has just happened in front of it. */
final class Stage extends JComponent {
    private static final long serialVersionUID = 1L;

    private final transient ScreenPicture picture = new ScreenPicture();
    private transient Optional<AttendanceView> view = Optional.empty();

    Stage() {
        setOpaque(true);
        setBackground(Look.STAGE);
        setMinimumSize(new Dimension(Look.px(320), Look.px(180)));
        getAccessibleContext().setAccessibleName("Camera picture");
    }

    void show(AttendanceView newest) {
        view = Optional.of(newest);
        String said = newest.banners().stream().map(Banner::text).collect(Collectors.joining(". "));
        if (!said.equals(getAccessibleContext().getAccessibleDescription())) {
            getAccessibleContext().setAccessibleDescription(said);
        }
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        Overlay.smooth(g);
        view.ifPresent(shown -> paint(g, shown));
        g.dispose();
    }

    private void paint(Graphics2D g, AttendanceView shown) {
        Rectangle2D whole = new Rectangle2D.Double(0, 0, getWidth(), getHeight());
        Rectangle2D area = shown.scene().map(this::area).orElse(whole);
        shown.scene().ifPresent(scene -> {
            paintPicture(g, scene, area);
            if (shown.notice().isEmpty()) {
                Overlay.paint(g, area, scene);
            }
        });
        shown.notice().ifPresent(notice -> new NoticeCard(notice).paint(g, whole));
        paintGlow(g, shown.glow());
        BannerStack.paint(g, whole, shown.banners());
    }

    /** The largest place of the scene's shape inside this component. */
    private Rectangle2D area(Scene scene) {
        double scale = Math.min(
                (double) getWidth() / scene.frame().width(),
                (double) getHeight() / scene.frame().height());
        double width = scene.frame().width() * scale;
        double height = scene.frame().height() * scale;
        return new Rectangle2D.Double((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
    }

    /** Without the last line and column, which Java 2D mixes with nothing at all on a scaled screen. */
    private void paintPicture(Graphics2D graphics, Scene scene, Rectangle2D area) {
        Graphics2D g = (Graphics2D) graphics.create();
        double devicePixels = area.getWidth() * g.getTransform().getScaleX();
        BufferedImage image = picture.of(scene.frame(), devicePixels);
        int x = (int) Math.floor(area.getX());
        int y = (int) Math.floor(area.getY());
        int width = (int) Math.ceil(area.getWidth());
        int height = (int) Math.ceil(area.getHeight());
        g.clipRect(x, y, width - 1, height - 1);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, x, y, width, height, null);
        g.dispose();
    }

    /** A soft green light around the edge, fading inwards. */
    private void paintGlow(Graphics2D g, double strength) {
        int rings = 30;
        int width = Look.px(1);
        for (int ring = 0; strength > 0 && ring < rings; ring++) {
            double opacity = strength * Math.pow(1 - (double) ring / rings, 2);
            g.setColor(new Color(74, 222, 148, (int) (255 * opacity)));
            g.setStroke(new BasicStroke(width));
            double inset = width * (ring + 0.5);
            g.draw(new Rectangle2D.Double(inset, inset, getWidth() - 2 * inset, getHeight() - 2 * inset));
        }
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleStage();
        }
        return accessibleContext;
    }

    private final class AccessibleStage extends AccessibleJComponent {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable AccessibleRole getAccessibleRole() {
            return AccessibleRole.CANVAS;
        }
    }
}
