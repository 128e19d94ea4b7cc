package dev.muster.desktop.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.desktop.HandClock;
import dev.muster.desktop.Hands;
import dev.muster.desktop.keyring.QuickKeyrings;
import dev.muster.desktop.look.Theme;
import dev.muster.otp.KeyUri;
import java.awt.Component;
import java.awt.Container;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JList;
import javax.swing.JPasswordField;
import javax.swing.JScrollBar;
import javax.swing.JTextField;
import javax.swing.RootPaneContainer;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorWindowTest {
    private static final String PASSPHRASE = "correct horse battery";
    private static final String SCALE = "flatlaf.uiScale";

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable AuthenticatorWindow window;
    private Hands hands;

    @BeforeEach
    void raiseHands() throws Exception {
        hands = Hands.onScreen();
    }

    @AfterEach
    void closeWindow() {
        if (window != null) {
            window.close();
        }
        System.clearProperty(SCALE);
    }

    @Test
    void theKeyboardAloneSetsUpAddsCopiesRenamesAndRemoves() throws Exception {
        AuthenticatorFrame frame = open(Theme.LIGHT);
        hands.await("focus", () -> part(frame, JPasswordField.class).isFocusOwner());
        hands.type(PASSPHRASE);
        hands.press(KeyEvent.VK_TAB);
        hands.type(PASSPHRASE);
        hands.press(KeyEvent.VK_ENTER);
        hands.await("the list", () -> button(frame, "Add…").isShowing());
        JDialog adding = hands.opened("Add an account", KeyEvent.VK_CONTROL, KeyEvent.VK_N);
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(Secrets.RFC.text()), null);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_V);
        hands.await(
                "names of the address",
                () -> part(adding, JTextField.class, 1).getText().equals("Example"));
        hands.press(KeyEvent.VK_ENTER);
        hands.await("a row", () -> rows(frame).size() == 1);
        hands.await("focus in the list", () -> button(frame, "Add…").isEnabled());
        hands.click(part(frame, JList.class));
        hands.press(KeyEvent.VK_ENTER);
        hands.await(
                "the copy", () -> rows(frame).getFirst().code().replace(" ", "").equals(clipboard()));
        JDialog renaming = hands.opened("Rename the account", KeyEvent.VK_F2);
        JTextField service = part(renaming, JTextField.class);
        hands.pressUntil("focus in the service", service::isFocusOwner, KeyEvent.VK_ALT, KeyEvent.VK_S);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
        hands.type("post");
        hands.await("the service typed", () -> service.getText().equals("post"));
        hands.press(KeyEvent.VK_ENTER);
        hands.await("the other name", () -> rows(frame).getFirst().title().equals("post"));
        hands.await("rest", () -> button(frame, "Remove…").isEnabled());
        JDialog removing = hands.opened("Remove the account", KeyEvent.VK_DELETE);
        hands.press(KeyEvent.VK_ENTER);
        hands.await(
                "Enter to keep it", () -> !removing.isShowing() && rows(frame).size() == 1);
        JDialog again = hands.opened("Remove the account", KeyEvent.VK_DELETE);
        hands.click(button(again, "Remove"));
        hands.await("no row", () -> rows(frame).isEmpty());
        hands.press(KeyEvent.VK_ESCAPE);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aWrongPassphraseIsSaidAndMayBeTypedAgain() throws Exception {
        fill(List.of(Secrets.RFC));
        AuthenticatorFrame frame = open(Theme.LIGHT);
        hands.await("focus", () -> part(frame, JPasswordField.class).isFocusOwner());
        hands.type("wrong");
        hands.press(KeyEvent.VK_ENTER);
        hands.await("rest", () -> button(frame, "Unlock").isEnabled());
        hands.await("focus", () -> part(frame, JPasswordField.class).isFocusOwner());
        hands.type(PASSPHRASE);
        hands.press(KeyEvent.VK_ALT, KeyEvent.VK_U);
        hands.await("the list", () -> rows(frame).size() == 1);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
        hands.await("locked", () -> button(frame, "Unlock").isShowing());
        assertThat(Hands.read(() -> rows(frame))).isEmpty();
    }

    @Test
    void searchesAsItIsTyped() throws Exception {
        fill(Secrets.many());
        AuthenticatorFrame frame = unlocked(Theme.LIGHT);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_F);
        hands.type("bank");
        hands.await("one row", () -> rows(frame).size() == 1);
        hands.press(KeyEvent.VK_ENTER);
        hands.await("focus in the list", () -> part(frame, JList.class).isFocusOwner());
        hands.press(KeyEvent.VK_ENTER);
        hands.await(
                "the copy", () -> rows(frame).getFirst().code().replace(" ", "").equals(clipboard()));
    }

    @Test
    void everythingHasANameForScreenReaders() throws Exception {
        fill(Secrets.many());
        AuthenticatorFrame frame = open(Theme.LIGHT);
        requireNames(frame.getContentPane());
        unlock(frame);
        requireNames(frame.getContentPane());
        JList<?> list = part(frame, JList.class);
        assertThat(Hands.read(() -> list.getAccessibleContext()
                        .getAccessibleChild(0)
                        .getAccessibleContext()
                        .getAccessibleName()))
                .matches("Bank of Springs, ada.lovelace@example.org, code \\d( \\d)*, \\d+ seconds? left");
        JDialog adding = hands.opened("Add an account", KeyEvent.VK_CONTROL, KeyEvent.VK_N);
        requireNames(adding.getContentPane());
        hands.press(KeyEvent.VK_ESCAPE);
        hands.await("the dialog to close", () -> !adding.isShowing());
    }

    private static void requireNames(Container container) {
        for (JComponent part : Hands.all(container, JComponent.class)) {
            boolean control = part instanceof AbstractButton || part instanceof JTextComponent || part instanceof JList;
            boolean plumbing = part.getParent() instanceof JScrollBar
                    || part.getParent() instanceof JTextField; // the clear button within a search
            if (control && part.isShowing() && part.isFocusable() && !plumbing) {
                assertThat(part.getAccessibleContext().getAccessibleName())
                        .as(part.toString())
                        .isNotBlank();
                assertThat(part.getAccessibleContext().getAccessibleDescription())
                        .as(part.toString())
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1", "DARK, 1", "LIGHT, 2", "DARK, 2"})
    void looksAsItShouldInEveryState(Theme theme, String scale) throws Exception {
        System.setProperty(SCALE, scale);
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + scale + "x";
        AuthenticatorFrame frame = open(theme);
        hands.await("focus", () -> part(frame, JPasswordField.class).isFocusOwner());
        hands.type("short");
        hands.press(KeyEvent.VK_ENTER);
        settle();
        hands.shoot(frame, "authenticator-1-setup" + suffix);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
        hands.type(PASSPHRASE);
        hands.press(KeyEvent.VK_TAB);
        hands.type(PASSPHRASE);
        hands.press(KeyEvent.VK_ENTER);
        hands.await("the list", () -> button(frame, "Add…").isShowing());
        settle();
        hands.shoot(frame, "authenticator-2-empty" + suffix);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
        hands.await("locked", () -> button(frame, "Unlock").isShowing());
        hands.await("focus", () -> part(frame, JPasswordField.class).isFocusOwner());
        hands.type("wrong");
        hands.press(KeyEvent.VK_ENTER);
        hands.await("rest", () -> button(frame, "Unlock").isEnabled());
        settle();
        hands.shoot(frame, "authenticator-3-wrong-passphrase" + suffix);
        fill(Secrets.many());
        unlock(frame);
        clock.pass(Duration.ofSeconds(8));
        settle();
        hands.shoot(frame, "authenticator-4-codes" + suffix);
        hands.click(part(frame, JList.class));
        hands.press(KeyEvent.VK_ENTER);
        clock.pass(Duration.ofSeconds(6));
        hands.press(KeyEvent.VK_ENTER);
        clock.pass(Duration.ofSeconds(5));
        clock.pass(Duration.ofSeconds(7));
        hands.press(KeyEvent.VK_ENTER);
        settle();
        hands.shoot(frame, "authenticator-5-copied" + suffix);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_F);
        hands.type("nobody");
        settle();
        hands.shoot(frame, "authenticator-6-nothing-found" + suffix);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
        hands.press(KeyEvent.VK_BACK_SPACE);
        shootDialogs(frame, suffix);
    }

    private void shootDialogs(AuthenticatorFrame frame, String suffix) throws Exception {
        JDialog adding = hands.opened("Add an account", KeyEvent.VK_CONTROL, KeyEvent.VK_N);
        hands.type("gezd1");
        hands.press(KeyEvent.VK_ENTER);
        settle();
        hands.shoot(adding, "authenticator-7-add" + suffix);
        hands.press(KeyEvent.VK_ESCAPE);
        hands.awaitFocus(frame);
        hands.click(part(frame, JList.class));
        JDialog renaming = hands.opened("Rename the account", KeyEvent.VK_F2);
        hands.shoot(renaming, "authenticator-8-rename" + suffix);
        hands.press(KeyEvent.VK_ESCAPE);
        hands.awaitFocus(frame);
        JDialog removing = hands.opened("Remove the account", KeyEvent.VK_DELETE);
        hands.shoot(removing, "authenticator-9-remove" + suffix);
        hands.press(KeyEvent.VK_ESCAPE);
    }

    private static void settle() throws InterruptedException {
        Thread.sleep(300);
    }

    private AuthenticatorFrame open(Theme theme) throws Exception {
        AuthenticatorWindow opened = AuthenticatorWindow.open(new AuthenticatorWindowOptions(
                folder.resolve("keys"), theme, clock, new SecureRandom(), closed::countDown));
        window = opened;
        hands.awaitFocus(opened.frame());
        return opened.frame();
    }

    private AuthenticatorFrame unlocked(Theme theme) throws Exception {
        AuthenticatorFrame frame = open(theme);
        unlock(frame);
        return frame;
    }

    private void unlock(AuthenticatorFrame frame) {
        hands.await("focus", () -> part(frame, JPasswordField.class).isFocusOwner());
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
        hands.type(PASSPHRASE);
        hands.press(KeyEvent.VK_ENTER);
        hands.await("the list", () -> !rows(frame).isEmpty());
    }

    private void fill(List<KeyUri> keys) throws Exception {
        QuickKeyrings.fill(folder.resolve("keys"), PASSPHRASE, keys);
    }

    private static String clipboard() {
        try {
            return (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
        } catch (UnsupportedFlavorException | IOException e) {
            return "";
        }
    }

    private static List<AuthenticatorView.Row> rows(AuthenticatorFrame frame) {
        RowList rows = (RowList) part(frame, JList.class).getModel();
        return IntStream.range(0, rows.getSize()).mapToObj(rows::getElementAt).toList();
    }

    private static <T extends Component> T part(RootPaneContainer window, Class<T> type) {
        return part(window, type, 0);
    }

    private static <T extends Component> T part(RootPaneContainer window, Class<T> type, int number) {
        return Hands.all(window.getContentPane(), type).get(number);
    }

    private static JButton button(RootPaneContainer window, String label) {
        return Hands.all(window.getContentPane(), JButton.class).stream()
                .filter(button -> label.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }
}
