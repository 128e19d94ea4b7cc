package dev.muster.desktop.look;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.themes.FlatMacDarkLaf;
import com.formdev.flatlaf.themes.FlatMacLightLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.UIManager;

/** The windows' colours, type and spacing. */
public final class Look {
    public static final Color GREEN = new Color(0x0D6B42);
    public static final Color STAGE = new Color(0x0E1116);

    private static final String SCALE = "flatlaf.uiScale";
    private static final int LARGE_SCREEN = 1800;
    private static final double USUAL_SCREEN = 1080;

    private Look() {}

    /** Sets up Swing; to be called before the first component is made. */
    public static void install(Theme theme) {
        enlargeOnUnscaledScreen();
        boolean dark = dark(theme);
        FlatLaf.setGlobalExtraDefaults(defaults(dark));
        if (dark) {
            FlatMacDarkLaf.setup();
        } else {
            FlatMacLightLaf.setup();
        }
    }

    /** White on the accent, and a selection that is seen: FlatLaf's own are too close to what they lie on. */
    private static Map<String, String> defaults(boolean dark) {
        String selection = dark ? "#1F6B47" : "#BFE3D0";
        return Map.of(
                "@accentColor",
                "#0D7A4A",
                "Button.default.foreground",
                "#fff",
                "TextField.selectionBackground",
                selection,
                "PasswordField.selectionBackground",
                selection);
    }

    private static boolean dark(Theme theme) {
        return switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> SystemTheme.dark();
        };
    }

    /** A 4K screen that the system does not scale would show type of two millimetres. */
    private static void enlargeOnUnscaledScreen() {
        GraphicsConfiguration screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration();
        int height = screen.getBounds().height;
        if (height >= LARGE_SCREEN && System.getProperty(SCALE) == null) {
            System.setProperty(SCALE, String.valueOf(Math.round(height / USUAL_SCREEN * 4) / 4.0));
        }
    }

    /** A length of the design in the window's units. */
    public static int px(int length) {
        return UIScale.scale(length);
    }

    public static Color text() {
        return UIManager.getColor("Label.foreground");
    }

    /** For what matters less: still 4.5 to 1 against the background. */
    public static Color quietText() {
        return FlatLaf.isLafDark() ? new Color(0xA3A9B2) : new Color(0x5B626C);
    }

    public static Color side() {
        return FlatLaf.isLafDark() ? new Color(0x1B1F25) : Color.WHITE;
    }

    public static Color bar() {
        return FlatLaf.isLafDark() ? new Color(0x15181D) : new Color(0xF3F5F7);
    }

    public static Color line() {
        return FlatLaf.isLafDark() ? new Color(0x2C323A) : new Color(0xDFE3E8);
    }

    /** Behind the newest lines of the list. */
    public static Color fresh() {
        return FlatLaf.isLafDark() ? new Color(0x123324) : new Color(0xE3F6EC);
    }

    public static Color selected() {
        return FlatLaf.isLafDark() ? new Color(0x2A3440) : new Color(0xE4EAF1);
    }

    public static Color good() {
        return FlatLaf.isLafDark() ? new Color(0x4ADE94) : GREEN;
    }

    public static Color bad() {
        return FlatLaf.isLafDark() ? new Color(0xFFB066) : new Color(0xA84300);
    }

    /** The window's type, larger or smaller by a factor. */
    public static Font type(double factor, int style) {
        Font usual = UIManager.getFont("defaultFont");
        return usual.deriveFont(style, (float) (usual.getSize2D() * factor));
    }

    /** For codes: digits of one width. */
    public static Font digits(double factor) {
        Font plain = new Font(Font.MONOSPACED, Font.BOLD, 1);
        return plain.deriveFont((float) (UIManager.getFont("defaultFont").getSize2D() * factor));
    }

    /** A button with its key, and what it does in words. */
    public static JButton button(String text, char mnemonic, String does) {
        JButton button = new JButton(text);
        button.setMnemonic(mnemonic);
        button.setToolTipText(does);
        button.setMargin(new Insets(6, 10, 6, 10)); // FlatLaf scales it
        button.getAccessibleContext().setAccessibleDescription(does);
        return button;
    }

    /** A label that shows what it is given, letter by letter: a name is never taken for HTML. */
    public static JLabel label(double factor, int style, Color colour) {
        JLabel label = new JLabel();
        literal(label);
        label.setFont(type(factor, style));
        label.setForeground(colour);
        return label;
    }

    public static void literal(JLabel label) {
        label.putClientProperty("html.disable", true);
    }
}
