package dev.muster.desktop;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JDialog;
import javax.swing.JRootPane;
import javax.swing.RootPaneContainer;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** Clicks, types and looks as a person does, on a real screen. */
public final class Hands {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Robot robot;

    private Hands(Robot robot) {
        this.robot = robot;
    }

    /** Skips the test only where there is no screen at all. */
    public static Hands onScreen() throws AWTException {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display: ./muster test provides one");
        Robot robot = new Robot();
        robot.setAutoDelay(5);
        return new Hands(robot);
    }

    /** A click in the middle of a component. */
    public void click(Component component) {
        Point middle = read(() -> {
            Point corner = component.getLocationOnScreen();
            return new Point(corner.x + component.getWidth() / 2, corner.y + component.getHeight() / 2);
        });
        robot.mouseMove(middle.x, middle.y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        settle();
    }

    /** Digits and lower-case letters, key by key. */
    public void type(String text) {
        text.chars().map(KeyEvent::getExtendedKeyCodeForChar).forEach(key -> {
            robot.keyPress(key);
            robot.keyRelease(key);
        });
        settle();
    }

    /** Keys at once: the last one with those before it held. */
    public void press(int... keys) {
        Arrays.stream(keys).forEach(robot::keyPress);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
        }
        settle();
    }

    /** Lets Swing do what it was asked for; a window that counts down is never idle. */
    private void settle() {
        robot.delay(20);
        read(() -> true);
    }

    /** Presses keys now and again until something is so: while windows come and go, keys are lost. */
    public void pressUntil(String what, BooleanSupplier so, int... keys) {
        for (int i = 0; i < 20 && !read(so::getAsBoolean); i++) {
            press(keys);
            robot.delay(150);
        }
        await(what, so);
    }

    /** The box that keys open, once it has the keyboard. */
    public JDialog opened(String title, int... keys) {
        pressUntil("a box " + title, () -> showing(title).findFirst().isPresent(), keys);
        JDialog box = box(title);
        awaitFocus(box);
        return box;
    }

    /** Waits until something is so, asked on Swing's thread. */
    public void await(String what, BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!read(so::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            robot.delay(20);
        }
    }

    /** Waits until a window has the keyboard. */
    public void awaitFocus(Window window) {
        await("focus in " + window.getName(), window::isFocused);
    }

    /** The message box with a title, once it shows. */
    public JDialog box(String title) {
        await("a box " + title, () -> showing(title).findFirst().isPresent());
        return read(() -> showing(title).findFirst().orElseThrow());
    }

    private static Stream<JDialog> showing(String title) {
        return Arrays.stream(Window.getWindows())
                .filter(window -> window instanceof JDialog && window.isShowing())
                .map(JDialog.class::cast)
                .filter(dialog -> title.equals(dialog.getTitle()));
    }

    /** Asks something on Swing's thread. */
    public static <T> T read(Supplier<T> question) {
        AtomicReference<@Nullable T> answer = new AtomicReference<>();
        try {
            SwingUtilities.invokeAndWait(() -> answer.set(question.get()));
        } catch (InterruptedException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
        return Objects.requireNonNull(answer.get());
    }

    /** Saves what a window shows under {@code target/screenshots}. */
    public void shoot(RootPaneContainer window, String name) throws IOException {
        settle();
        BufferedImage image = read(() -> {
            JRootPane root = window.getRootPane();
            BufferedImage shot = new BufferedImage(root.getWidth(), root.getHeight(), BufferedImage.TYPE_INT_RGB);
            root.paint(shot.createGraphics());
            return shot;
        });
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }

    /** All components of a kind within a container. */
    public static <T extends Component> List<T> all(Container container, Class<T> type) {
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
