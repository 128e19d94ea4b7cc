package dev.muster.desktop;

import dev.muster.desktop.look.Look;
import dev.muster.overlay.Overlay;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GridBagLayout;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** What stands where the list will be. */
final class EmptyList extends JPanel {
    private static final long serialVersionUID = 1L;

    EmptyList() {
        super(new GridBagLayout());
        setOpaque(false);
        JLabel title = Look.label(1.25, Font.BOLD, Look.text());
        title.setText("No one yet");
        JLabel detail = Look.label(1.0, Font.PLAIN, Look.quietText());
        detail.setText("Whoever is recorded appears here.");
        JPanel column = new JPanel();
        column.setOpaque(false);
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        for (JComponent part : new JComponent[] {new Figure(), title, detail}) {
            part.setAlignmentX(CENTER_ALIGNMENT);
            column.add(part);
            column.add(Box.createVerticalStrut(Look.px(6)));
        }
        column.add(Box.createVerticalStrut(Look.px(60)));
        add(column);
    }

    /** The outline of head and shoulders. */
    private static final class Figure extends JComponent {
        private static final long serialVersionUID = 1L;

        Figure() {
            Dimension size = new Dimension(Look.px(64), Look.px(64));
            setPreferredSize(size);
            setMaximumSize(size);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            Overlay.smooth(g);
            g.scale(getWidth() / 64.0, getHeight() / 64.0);
            g.setColor(Look.line());
            g.fill(new Ellipse2D.Double(21, 8, 22, 22));
            g.fill(new Arc2D.Double(10, 34, 44, 44, 0, 180, Arc2D.CHORD));
            g.dispose();
        }
    }
}
