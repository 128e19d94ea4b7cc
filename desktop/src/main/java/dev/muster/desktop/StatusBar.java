package dev.muster.desktop;

import dev.muster.desktop.AttendanceView.Status;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.MarkIcon;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** The line under the picture: where it comes from and how that goes, and two buttons. */
final class StatusBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel text = Look.label(1.0, Font.PLAIN, Look.text());

    StatusBar(Runnable fullScreen, Runnable close) {
        super(new BorderLayout(Look.px(16), 0));
        setBackground(Look.bar());
        setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(1, 0, 0, 0, Look.line()),
                BorderFactory.createEmptyBorder(Look.px(7), Look.px(16), Look.px(7), Look.px(12))));
        text.setIconTextGap(Look.px(8));
        add(text, BorderLayout.CENTER);
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, Look.px(8), 0));
        buttons.setOpaque(false);
        buttons.add(button("Full screen", 'F', "F11", fullScreen));
        buttons.add(button("Close", 'C', "Esc", close));
        add(buttons, BorderLayout.EAST);
    }

    private static JButton button(String label, char mnemonic, String key, Runnable action) {
        JButton button = new JButton(label);
        button.setMnemonic(mnemonic);
        button.setToolTipText(label + " (" + key + ")");
        button.getAccessibleContext().setAccessibleDescription("Shortcut: " + key);
        button.addActionListener(event -> action.run());
        return button;
    }

    void show(Status status) {
        Color colour = switch (status.tone()) {
            case QUIET -> Look.quietText();
            case GOOD -> Look.good();
            case BAD -> Look.bad();
        };
        if (!status.text().equals(text.getText())) {
            text.setText(status.text());
            text.getAccessibleContext().setAccessibleName("Status: " + status.text());
        }
        text.setForeground(status.tone() == Status.Tone.BAD ? colour : Look.text());
        text.setIcon(new MarkIcon(status.mark(), colour, Look.px(16)));
    }
}
