package dev.muster.desktop.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.desktop.HandClock;
import dev.muster.desktop.Hands;
import dev.muster.desktop.look.Theme;
import dev.muster.otp.delivery.Channel;
import dev.muster.otp.delivery.DeliveryOutcome;
import dev.muster.otp.verify.CodeRules;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeWindowTest {
    private static final String SCALE = "flatlaf.uiScale";

    private final HandClock clock = new HandClock();
    private final Deliveries delivery = new Deliveries(Channel.SMS);
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable CodeWindow window;
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
    void theKeyboardAloneSendsAndChecks() throws Exception {
        CodeFrame frame = open(Deliveries.sms(delivery), Theme.LIGHT);
        hands.press(KeyEvent.VK_ENTER);
        hands.await("a code", () -> !delivery.sent.isEmpty());
        hands.await("focus in the entry", () -> entry(frame).isFocusOwner());
        hands.type(delivery.code());
        hands.press(KeyEvent.VK_ENTER);
        JDialog box = hands.box("Right code");
        hands.press(KeyEvent.VK_ENTER);
        hands.await("the box to close", () -> !box.isShowing());
        hands.press(KeyEvent.VK_ESCAPE);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void clicksSendAndCheck() throws Exception {
        CodeFrame frame = open(Deliveries.sms(delivery), Theme.LIGHT);
        hands.click(sending(frame));
        hands.await("a code", () -> !delivery.sent.isEmpty());
        hands.click(entry(frame));
        hands.type(wrong());
        hands.click(button(frame, "Check"));
        JDialog box = hands.box("Wrong code");
        hands.click(Hands.all(box.getContentPane(), JButton.class).getFirst());
        hands.await(
                "what was typed to be selected",
                () -> wrong().equals(entry(frame).getSelectedText()));
        hands.type(delivery.code());
        hands.press(KeyEvent.VK_ALT, KeyEvent.VK_C);
        hands.box("Right code");
        hands.press(KeyEvent.VK_ESCAPE);
        hands.await("the check to be over", () -> !button(frame, "Check").isEnabled());
        assertThat(frame.isShowing()).as("Escape closes the box alone").isTrue();
    }

    @Test
    void aPastedCodeLosesItsSpaces() throws Exception {
        CodeFrame frame = open(Deliveries.sms(delivery), Theme.LIGHT);
        hands.press(KeyEvent.VK_ALT, KeyEvent.VK_S);
        hands.await("focus in the entry", () -> entry(frame).isFocusOwner());
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection("Code: 123 456\n"), null);
        hands.press(KeyEvent.VK_CONTROL, KeyEvent.VK_V);
        hands.await("the digits", () -> "123456".equals(entry(frame).getText()));
    }

    @Test
    void theFocusGoesFromEntryToCheckToSend() throws Exception {
        CodeFrame frame = open(Deliveries.sms(delivery), Theme.LIGHT);
        hands.press(KeyEvent.VK_ENTER);
        hands.await("focus in the entry", () -> entry(frame).isFocusOwner());
        clock.pass(Duration.ofSeconds(12));
        hands.await("send to be enabled", () -> sending(frame).isEnabled());
        hands.press(KeyEvent.VK_TAB);
        hands.await("focus on check", () -> button(frame, "Check").isFocusOwner());
        hands.press(KeyEvent.VK_TAB);
        hands.await("focus on send", () -> sending(frame).isFocusOwner());
        hands.press(KeyEvent.VK_SPACE);
        hands.await("a second code", () -> delivery.sent.size() == 2);
    }

    @Test
    void theNoticeShowsTheCodeWithoutTakingTheKeyboard() throws Exception {
        CodeFrame frame = open(new Route.DesktopNotice(), Theme.LIGHT);
        hands.press(KeyEvent.VK_ENTER);
        JDialog notice = hands.box("Muster – notice");
        hands.await("focus in the entry", () -> entry(frame).isFocusOwner());
        String code = Hands.all(notice.getContentPane(), JLabel.class).stream()
                .map(label -> String.valueOf(label.getText()))
                .filter(text -> text.matches("\\d{3} \\d{3}"))
                .findFirst()
                .orElseThrow();
        // The window manager may still be at work on the notice.
        hands.pressUntil("focus in the notice", notice::isFocused, KeyEvent.VK_F6);
        hands.press(KeyEvent.VK_ESCAPE);
        hands.await("the notice to go", () -> !notice.isShowing());
        hands.awaitFocus(frame);
        hands.click(entry(frame));
        hands.type(code.replace(" ", ""));
        hands.press(KeyEvent.VK_ENTER);
        hands.box("Right code");
        hands.press(KeyEvent.VK_ENTER);
    }

    @Test
    void everythingHasANameForScreenReaders() throws Exception {
        CodeFrame frame = open(new Route.DesktopNotice(), Theme.LIGHT);
        hands.press(KeyEvent.VK_ENTER);
        JDialog notice = hands.box("Muster – notice");
        for (Window each : new Window[] {frame, notice}) {
            for (JComponent part : Hands.all(each, JComponent.class)) {
                boolean control = part instanceof AbstractButton || part instanceof JTextComponent;
                AccessibleContext said = part.getAccessibleContext();
                if (control && part.isShowing()) {
                    assertThat(said.getAccessibleName()).as(part.toString()).isNotBlank();
                    assertThat(said.getAccessibleDescription())
                            .as(part.toString())
                            .isNotBlank();
                }
                if (part instanceof AbstractButton button && part.isShowing()) {
                    assertThat(button.getMnemonic()).as(button.getText()).isPositive();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1", "DARK, 1", "LIGHT, 2", "DARK, 2"})
    void looksAsItShouldInEveryState(Theme theme, String scale) throws Exception {
        System.setProperty(SCALE, scale);
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + scale + "x";
        CodeFrame frame = open(Deliveries.sms(delivery), theme);
        hands.shoot(frame, "code-1-ready" + suffix);
        send(frame);
        clock.pass(Duration.ofSeconds(8));
        hands.type("12");
        hands.await("a countdown", () -> sending(frame).getText().endsWith("2 s"));
        hands.shoot(frame, "code-2-live" + suffix);
        hands.press(KeyEvent.VK_BACK_SPACE);
        hands.press(KeyEvent.VK_BACK_SPACE);
        answer(wrong(), "Wrong code", "code-3-wrong" + suffix);
        clock.pass(Duration.ofSeconds(18));
        settle();
        hands.shoot(frame, "code-4-urgent" + suffix);
        clock.pass(Duration.ofSeconds(10));
        hands.await("it to run out", () -> sending(frame).isEnabled());
        answer(delivery.code(), "Expired code", "code-5-expired" + suffix);
        hands.shoot(frame, "code-5-expired-window" + suffix);
        hands.click(sending(frame));
        hands.await("a second code", () -> delivery.sent.size() == 2);
        hands.await("focus in the entry", () -> entry(frame).isFocusOwner());
        answer(delivery.code(), "Right code", "code-6-right" + suffix);
        hands.shoot(frame, "code-6-right-window" + suffix);
        hands.click(sending(frame));
        hands.await("a third code", () -> delivery.sent.size() == 3);
        for (int i = 0; i < 4; i++) {
            answer(wrong(), "Wrong code", "code-3-wrong-again" + suffix);
        }
        answer(wrong(), "Too many wrong tries", "code-7-too-many" + suffix);
        hands.shoot(frame, "code-7-too-many-window" + suffix);
        clock.pass(Duration.ofMinutes(1));
        delivery.answer = new DeliveryOutcome.Refused("the provider knows no such number");
        hands.await("send to be enabled", () -> sending(frame).isEnabled());
        hands.click(sending(frame));
        settle();
        hands.shoot(frame, "code-8-unsent" + suffix);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1", "DARK, 1", "LIGHT, 2", "DARK, 2"})
    void theNoticeLooksAsItShould(Theme theme, String scale) throws Exception {
        System.setProperty(SCALE, scale);
        String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + scale + "x";
        CodeFrame frame = open(new Route.DesktopNotice(), theme);
        hands.press(KeyEvent.VK_ENTER);
        JDialog notice = hands.box("Muster – notice");
        clock.pass(Duration.ofSeconds(7));
        settle();
        hands.shoot(notice, "code-9-notice" + suffix);
        hands.shoot(frame, "code-9-notice-window" + suffix);
    }

    private void send(CodeFrame frame) {
        int before = delivery.sent.size();
        hands.press(KeyEvent.VK_ENTER);
        hands.await("a code", () -> delivery.sent.size() > before);
        hands.await("focus in the entry", () -> entry(frame).isFocusOwner());
    }

    private void answer(String code, String title, String shot) throws Exception {
        hands.type(code.replace(" ", ""));
        hands.press(KeyEvent.VK_ENTER);
        JDialog box = hands.box(title);
        hands.awaitFocus(box);
        hands.shoot(box, shot);
        hands.press(KeyEvent.VK_ENTER);
        hands.await("the box to close", () -> !box.isShowing());
        settle();
    }

    /** Long enough for the window to look at the clock again. */
    private static void settle() throws InterruptedException {
        Thread.sleep(300);
    }

    private CodeFrame open(Route route, Theme theme) throws Exception {
        CodeWindow opened = CodeWindow.open(
                new CodeWindowOptions(route, CodeRules.QUICK, theme, clock, new SecureRandom(), closed::countDown));
        window = opened;
        hands.awaitFocus(opened.frame());
        return opened.frame();
    }

    private static CodeField entry(CodeFrame frame) {
        return Hands.all(frame.getContentPane(), CodeField.class).getFirst();
    }

    private static JButton button(CodeFrame frame, String label) {
        return Hands.all(frame.getContentPane(), JButton.class).stream()
                .filter(button -> button.getText().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    /** The button that sends, whatever it says. */
    private static JButton sending(CodeFrame frame) {
        return Hands.all(frame.getContentPane(), JButton.class).stream()
                .filter(button -> button.getMnemonic() == KeyEvent.VK_S)
                .findFirst()
                .orElseThrow();
    }

    private String wrong() {
        String code = delivery.code().replace(" ", "");
        return (code.startsWith("9") ? "0" : "9") + code.substring(1);
    }
}
