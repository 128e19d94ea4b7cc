package dev.muster.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.muster.attendance.AttendanceEvent.Recorded;
import dev.muster.attendance.Sighting.State;
import dev.muster.attendance.register.Punch;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.NoDisplayException;
import dev.muster.desktop.look.Theme;
import dev.muster.face.Box;
import dev.muster.overlay.SightingStyle;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttendanceWindowTest {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<AttendanceWindow> opened = new ArrayList<>();

    @AfterEach
    void closeWindows() {
        opened.forEach(AttendanceWindow::close);
    }

    @Test
    void showsTheSceneWithItsBoxes() throws Exception {
        AttendanceWindow window = open(List.of());
        window.onScene(
                Facts.scene(Facts.grey(640, 360, 200), Facts.seen(1, new Box(260, 100, 120, 140), State.RECORDED)));
        BufferedImage image = painted(window, find(window, Stage.class));
        assertThat(count(image, new Color(200, 200, 200))).isGreaterThan(image.getWidth() * image.getHeight() / 3);
        assertThat(count(image, SightingStyle.RECORDED.line())).isGreaterThan(200);
    }

    @Test
    void listsWhoIsRecorded() throws Exception {
        AttendanceWindow window = open(List.of(Facts.punch("Alan Turing", "08:50")));
        window.onEvent(new Recorded(Facts.punch("<html><b>Ada", "09:14")));
        JList<?> list = find(window, JList.class);
        onSwing(() -> {
            assertThat(list.getModel().getSize()).isEqualTo(2);
            assertThat(list.getAccessibleContext()
                            .getAccessibleChild(0)
                            .getAccessibleContext()
                            .getAccessibleName())
                    .startsWith("<html><b>Ada, recorded 09:14");
        });
    }

    @Test
    void aNameIsNeverTakenForHtml() throws Exception {
        onSwingIfDisplay(() -> {
            Look.install(Theme.LIGHT);
            JLabel label = Look.label(1, Font.PLAIN, Color.BLACK);
            label.setText("<html><b>Ada</b>");
            assertThat(label.getClientProperty("html")).isNull();
        });
    }

    @Test
    void keepsTheSelectionWhenSomebodyIsAdded() throws Exception {
        AttendanceWindow window = open(List.of(Facts.punch("Alan Turing", "08:50")));
        JList<?> list = find(window, JList.class);
        onSwing(() -> list.setSelectedIndex(0));
        window.onEvent(new Recorded(Facts.punch("Ada Lovelace", "09:14")));
        onSwing(() -> assertThat(list.getSelectedIndex()).isEqualTo(1));
    }

    @Test
    void escapeClosesAndTellsTheRun() throws Exception {
        AttendanceWindow window = open(List.of());
        onSwing(() -> press(window, KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0)));
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(window.frame().isDisplayable()).isFalse();
    }

    @Test
    void controlQClosesToo() throws Exception {
        AttendanceWindow window = open(List.of());
        onSwing(() -> press(window, KeyStroke.getKeyStroke(KeyEvent.VK_Q, InputEvent.CTRL_DOWN_MASK)));
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void f11FillsTheScreenAndEscapeComesBack() throws Exception {
        AttendanceWindow window = open(List.of());
        onSwing(() -> press(window, KeyStroke.getKeyStroke(KeyEvent.VK_F11, 0)));
        onSwing(() -> assertThat(window.frame().isUndecorated()).isTrue());
        onSwing(() -> press(window, KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0)));
        onSwing(() -> assertThat(window.frame().isUndecorated()).isFalse());
        assertThat(closed.getCount()).isEqualTo(1);
    }

    @Test
    void everyButtonHasAMnemonic() throws Exception {
        AttendanceWindow window = open(List.of());
        onSwing(() -> assertThat(all(window.frame().getContentPane(), AbstractButton.class))
                .filteredOn(
                        button -> button.getText() != null && !button.getText().isEmpty())
                .hasSize(2)
                .allSatisfy(button -> assertThat(button.getMnemonic()).isPositive()));
    }

    @Test
    void manyScenesAtOnceAreNotQueued() throws Exception {
        AttendanceWindow window = open(List.of());
        long start = System.nanoTime();
        for (int i = 0; i < 5000; i++) {
            window.onScene(Facts.scene(Facts.grey(64, 36, i % 256)));
        }
        onSwing(() -> {});
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
    }

    private WindowOptions options(List<Punch> today) {
        return new WindowOptions("door", today, Theme.LIGHT, new HandClock(), closed::countDown);
    }

    private AttendanceWindow open(List<Punch> today) throws NoDisplayException {
        assumeDisplay();
        AttendanceWindow window = AttendanceWindow.open(options(today));
        opened.add(window);
        return window;
    }

    private static void assumeDisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display: ./muster test provides one");
    }

    private static void onSwingIfDisplay(Runnable task) throws Exception {
        assumeDisplay();
        onSwing(task);
    }

    /** Runs a task behind everything that Swing has been asked for, and hands its failure back. */
    private static void onSwing(Runnable task) throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        SwingUtilities.invokeAndWait(() -> {
            try {
                task.run();
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private static void press(AttendanceWindow window, KeyStroke key) {
        JComponent root = window.frame().getRootPane();
        Object action = root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).get(key);
        root.getActionMap().get(action).actionPerformed(null);
    }

    private static BufferedImage painted(AttendanceWindow window, Component component) throws Exception {
        AtomicReference<BufferedImage> image = new AtomicReference<>();
        onSwing(() -> {
            window.frame().validate();
            BufferedImage shot =
                    new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
            component.paint(shot.createGraphics());
            image.set(shot);
        });
        return Objects.requireNonNull(image.get());
    }

    private static int count(BufferedImage image, Color colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff) ? 1 : 0;
            }
        }
        return count;
    }

    private static <T extends Component> T find(AttendanceWindow window, Class<T> type) {
        return all(window.frame().getContentPane(), type).getFirst();
    }

    private static <T extends Component> List<T> all(Container container, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Container inner) {
                found.addAll(all(inner, type));
            }
        }
        return found;
    }
}
