package dev.muster.desktop.code;

import dev.muster.desktop.look.GroupedDigits;
import dev.muster.desktop.look.Look;
import java.awt.font.TextAttribute;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JTextField;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import org.jspecify.annotations.Nullable;

/** Where a code is typed or pasted: it keeps the digits of {@code 123 456} and drops the rest. */
final class CodeField extends JTextField {
    private static final long serialVersionUID = 1L;
    /** Enough to see that it is too long. */
    private static final int MOST_DIGITS = 14;

    CodeField(int digits) {
        super(digits);
        setFont(Look.digits(2.1).deriveFont(Map.of(TextAttribute.TRACKING, 0.12)));
        setHorizontalAlignment(CENTER);
        setBorder(BorderFactory.createCompoundBorder(
                getBorder(), BorderFactory.createEmptyBorder(Look.px(4), 0, Look.px(4), 0)));
        getAccessibleContext().setAccessibleName("Code");
        getAccessibleContext().setAccessibleDescription(digits + " digits, with or without spaces");
        if (getDocument() instanceof AbstractDocument document) {
            document.setDocumentFilter(new DigitsOnly());
        }
    }

    private static final class DigitsOnly extends DocumentFilter {
        @Override
        public void insertString(FilterBypass bypass, int offset, String text, @Nullable AttributeSet attributes)
                throws BadLocationException {
            replace(bypass, offset, 0, text, attributes);
        }

        @Override
        public void replace(
                FilterBypass bypass, int offset, int length, @Nullable String text, @Nullable AttributeSet attributes)
                throws BadLocationException {
            String digits = text == null ? "" : GroupedDigits.plain(text);
            int room = MOST_DIGITS - (bypass.getDocument().getLength() - length);
            super.replace(bypass, offset, length, digits.substring(0, Math.min(digits.length(), room)), attributes);
        }
    }
}
