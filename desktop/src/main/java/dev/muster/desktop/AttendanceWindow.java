package dev.muster.desktop;

import dev.muster.attendance.AttendanceEvent;
import dev.muster.attendance.AttendanceListener;
import dev.muster.attendance.Scene;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.NoDisplayException;
import dev.muster.desktop.look.Screen;
import dev.muster.overlay.DisplayName;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * The live attendance window. Any thread may tell it what happens; it shows the newest state as fast as
 * the screen can, and never queues pictures.
 */
public final class AttendanceWindow implements AttendanceListener, AutoCloseable {
    private static final int MOVING_MILLIS = 33;
    private static final int RESTING_MILLIS = 250;

    private final AttendancePresenter presenter;
    private final WindowFrame frame;
    private final Timer timer;
    private final AtomicBoolean refreshing = new AtomicBoolean();

    private AttendanceWindow(WindowOptions options) {
        presenter = new AttendancePresenter(options.source(), options.today(), options.clock());
        timer = new Timer(RESTING_MILLIS, tick -> refresh());
        frame = new WindowFrame("Muster – " + DisplayName.of(options.source()), () -> {
            timer.stop();
            Thread.ofPlatform().name("window-closed").start(options.onClose());
        });
    }

    /**
     * Opens the window.
     *
     * @throws NoDisplayException when there is no screen
     */
    public static AttendanceWindow open(WindowOptions options) throws NoDisplayException {
        Screen.require("a window needs a screen; run without --window, or write a video with --annotate");
        AtomicReference<AttendanceWindow> opened = new AtomicReference<>();
        Screen.run(() -> {
            Look.install(options.theme());
            AttendanceWindow window = new AttendanceWindow(options);
            window.refresh();
            window.frame.setVisible(true);
            window.timer.start();
            opened.set(window);
        });
        return Objects.requireNonNull(opened.get());
    }

    @Override
    public void onScene(Scene scene) {
        presenter.onScene(scene);
        refreshSoon();
    }

    @Override
    public void onEvent(AttendanceEvent event) {
        presenter.onEvent(event);
        refreshSoon();
    }

    /** Asks for one refresh, however much has happened since the last. */
    private void refreshSoon() {
        if (refreshing.compareAndSet(false, true)) {
            SwingUtilities.invokeLater(this::refresh);
        }
    }

    private void refresh() {
        refreshing.set(false);
        AttendanceView view = presenter.view();
        frame.show(view);
        timer.setDelay(view.moving() ? MOVING_MILLIS : RESTING_MILLIS);
    }

    /** Takes the window off the screen without calling {@code onClose}. */
    @Override
    public void close() {
        SwingUtilities.invokeLater(() -> {
            timer.stop();
            frame.dispose();
        });
    }

    /** The window itself, for tests. */
    WindowFrame frame() {
        return frame;
    }
}
