package dev.muster.desktop.look;

import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** Fields under one another, each below its label. */
public final class Form extends JPanel {
    private static final long serialVersionUID = 1L;

    private int rows;

    /** An empty one. */
    public Form() {
        super(new GridBagLayout());
        setOpaque(false);
    }

    /** Adds a field; the label's mnemonic goes to it, and its name is the label's. */
    public void add(String text, char mnemonic, JComponent field, String description) {
        JLabel label = Look.label(1, Font.PLAIN, Look.quietText());
        label.setText(text);
        label.setLabelFor(field);
        label.setDisplayedMnemonic(mnemonic);
        field.getAccessibleContext().setAccessibleName(text);
        field.getAccessibleContext().setAccessibleDescription(description);
        if (field instanceof JTextField typed) {
            typed.setMargin(new Insets(5, 8, 5, 8)); // FlatLaf scales it
        }
        place(label, 0);
        place(field, 12);
    }

    /** Adds something without a label. */
    public void place(JComponent part, int below) {
        GridBagConstraints place = new GridBagConstraints();
        place.gridy = rows++;
        place.weightx = 1;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.insets = new Insets(0, 0, Look.px(below == 0 ? 4 : below), 0);
        add(part, place);
    }
}
