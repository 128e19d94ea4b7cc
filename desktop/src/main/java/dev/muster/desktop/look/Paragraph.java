package dev.muster.desktop.look;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.JTextPane;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

/** Sentences that wrap and show letter by letter what they are given. */
public final class Paragraph extends JTextPane {
    private static final long serialVersionUID = 1L;

    private final int width;
    private final int lines;

    /**
     * Makes an empty one.
     *
     * @param width of the design, to be scaled
     * @param lines room for so many at least
     */
    public Paragraph(int width, int lines, double factor, boolean centred) {
        this.width = Look.px(width);
        this.lines = lines;
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(null);
        setFont(Look.type(factor, Font.PLAIN));
        setForeground(Look.quietText());
        if (centred) {
            SimpleAttributeSet middle = new SimpleAttributeSet();
            StyleConstants.setAlignment(middle, StyleConstants.ALIGN_CENTER);
            setParagraphAttributes(middle, false);
        }
        setSize(this.width, Short.MAX_VALUE);
    }

    /** Shows a text, and says it to a screen reader when it is new. */
    public void show(String text, Color colour) {
        if (!text.equals(getText())) {
            setText(text);
            getAccessibleContext().setAccessibleName(text);
            revalidate();
        }
        setForeground(colour);
    }

    @Override
    public Dimension getPreferredSize() {
        setSize(width, Short.MAX_VALUE);
        int least = getFontMetrics(getFont()).getHeight() * lines;
        return new Dimension(width, Math.max(least, super.getPreferredSize().height));
    }

    @Override
    public Dimension getMaximumSize() {
        return new Dimension(Short.MAX_VALUE, getPreferredSize().height);
    }
}
