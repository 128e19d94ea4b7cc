package dev.muster.desktop.authenticator;

import dev.muster.desktop.authenticator.AuthenticatorView.Locked;
import dev.muster.desktop.look.AppIcon;
import dev.muster.desktop.look.Form;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.Paragraph;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagLayout;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JProgressBar;

/** Asks for the passphrase, or has one chosen. */
final class LockedPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 320;

    private final JPasswordField passphrase = new JPasswordField(20);
    private final JPasswordField again = new JPasswordField(20);
    private final JLabel title = Look.label(1.7, Font.BOLD, Look.text());
    private final Paragraph text = new Paragraph(WIDTH, 1, 1.05, true);
    private final Paragraph trouble = new Paragraph(WIDTH, 2, 1.05, true);
    private final JProgressBar progress = new JProgressBar();
    private final JButton open;
    private final Form second = new Form();
    private boolean fresh;

    LockedPanel(Actions actions, String path) {
        super(new GridBagLayout());
        setBackground(Look.side());
        open = Look.button("Unlock", 'U', "Opens " + path);
        open.setMaximumSize(new Dimension(Short.MAX_VALUE, Look.px(38)));
        open.addActionListener(_ -> submit(actions));
        passphrase.addActionListener(_ -> submit(actions));
        again.addActionListener(_ -> submit(actions));
        progress.setIndeterminate(true);
        progress.getAccessibleContext().setAccessibleName("Opening");
        add(column());
    }

    private JComponent column() {
        JPanel column = new JPanel();
        column.setOpaque(false);
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        Form first = new Form();
        first.add("Passphrase", 'P', passphrase, "Opens the file with the secrets");
        second.add("The same again", 'A', again, "Typed twice, so that a slip is noticed");
        JLabel picture = new JLabel(new ImageIcon(AppIcon.image(Look.px(56))));
        add(column, picture, 14);
        add(column, title, 8);
        add(column, text, 20);
        add(column, first, 0);
        add(column, second, 4);
        add(column, progress, 4);
        add(column, trouble, 8);
        add(column, open, 20);
        return column;
    }

    private static void add(JPanel column, JComponent part, int below) {
        part.setAlignmentX(Component.CENTER_ALIGNMENT);
        column.add(part);
        column.add(Box.createVerticalStrut(Look.px(below)));
    }

    private void submit(Actions actions) {
        if (!open.isEnabled()) {
            return;
        }
        if (fresh) {
            actions.create(passphrase.getPassword(), again.getPassword());
        } else {
            actions.unlock(passphrase.getPassword());
        }
    }

    void show(Locked view) {
        boolean changed = fresh != view.fresh() || title.getText().isEmpty();
        fresh = view.fresh();
        if (changed) {
            title.setText("Authenticator");
            text.show(
                    fresh
                            ? "Choose a passphrase. It encrypts the secrets of your accounts on this machine, and nobody"
                                    + " can bring it back: if it is forgotten, they are lost."
                            : "Your accounts are locked.",
                    Look.quietText());
            open.setText(fresh ? "Set up" : "Unlock");
            open.setMnemonic(fresh ? 'S' : 'U');
            second.setVisible(fresh);
        }
        progress.setVisible(view.busy());
        trouble.setVisible(!view.busy());
        trouble.show(view.trouble().orElse(""), Look.bad());
        if (open.isEnabled() == view.busy()) {
            open.setEnabled(!view.busy());
            passphrase.setEnabled(!view.busy());
            again.setEnabled(!view.busy());
            if (!view.busy()) {
                begin();
            }
        }
    }

    /** The button that Enter presses. */
    JButton button() {
        return open;
    }

    /** Ready for typing. */
    void begin() {
        passphrase.selectAll();
        passphrase.requestFocusInWindow();
    }

    /** Forgets what was typed. */
    void forget() {
        passphrase.setText("");
        again.setText("");
    }
}
