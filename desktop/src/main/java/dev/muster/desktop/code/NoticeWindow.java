package dev.muster.desktop.code;

import dev.muster.desktop.code.CodeView.Notice;
import dev.muster.desktop.look.AppIcon;
import dev.muster.desktop.look.GroupedDigits;
import dev.muster.desktop.look.Keys;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.Ring;
import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** A notice in the corner of the screen that shows a code, for trying out. It takes no focus by itself. */
final class NoticeWindow extends JDialog {
    private static final long serialVersionUID = 1L;

    private final JLabel code = Look.label(1, Font.BOLD, Look.text());
    private final Ring ring = new Ring(46);
    private final JButton close = Look.button("Close notice", 'N', "Hides the code, which stays good (Esc)");

    NoticeWindow(JFrame owner, Runnable dismiss) {
        super(owner, "Muster – notice", false);
        setUndecorated(true);
        setAutoRequestFocus(false);
        setAlwaysOnTop(true);
        code.setFont(Look.digits(2.2));
        close.addActionListener(_ -> dismiss.run());
        Keys.bind(getRootPane(), "ESCAPE", dismiss);
        setContentPane(content());
        getAccessibleContext().setAccessibleName("Notice with the code");
    }

    private JPanel content() {
        JPanel card = new JPanel(new BorderLayout(Look.px(14), Look.px(10)));
        card.setBackground(Look.bar());
        int side = Look.px(18);
        card.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(Look.line(), Math.max(1, Look.px(1))),
                BorderFactory.createEmptyBorder(Look.px(14), side, Look.px(14), side)));
        JLabel title = Look.label(1.05, Font.BOLD, Look.text());
        title.setText("Muster");
        title.setIcon(new ImageIcon(AppIcon.image(Look.px(18))));
        title.setIconTextGap(Look.px(8));
        JLabel text = Look.label(1, Font.PLAIN, Look.quietText());
        text.setText("Your code, for trying out:");
        JPanel words = new JPanel();
        words.setOpaque(false);
        words.setLayout(new BoxLayout(words, BoxLayout.Y_AXIS));
        words.add(title);
        words.add(Box.createVerticalStrut(Look.px(8)));
        words.add(text);
        words.add(code);
        card.add(words, BorderLayout.CENTER);
        card.add(ring, BorderLayout.EAST);
        card.add(close, BorderLayout.SOUTH);
        return card;
    }

    void show(Optional<Notice> notice) {
        if (notice.isEmpty()) {
            if (isVisible()) {
                setVisible(false);
                code.setText("");
                code.getAccessibleContext().setAccessibleName("No code");
            }
            return;
        }
        ring.show(notice.get().countdown());
        if (!notice.get().code().equals(code.getText())) {
            code.setText(notice.get().code());
            code.getAccessibleContext().setAccessibleName("Code " + GroupedDigits.spoken(code.getText()));
        }
        if (!isVisible()) {
            pack();
            place();
            setVisible(true);
        }
    }

    /** Brings the keyboard here. */
    void focus() {
        if (isVisible()) {
            toFront();
            close.requestFocus();
        }
    }

    /** In the lower corner at the line's end, clear of the system's bars. */
    private void place() {
        GraphicsConfiguration screen = getOwner().getGraphicsConfiguration();
        Rectangle bounds = screen.getBounds();
        Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        int gap = Look.px(16);
        setLocation(
                bounds.x + bounds.width - bars.right - getWidth() - gap,
                bounds.y + bounds.height - bars.bottom - getHeight() - gap);
    }
}
