package dev.muster.desktop.code;

import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.NoDisplayException;
import dev.muster.desktop.look.Screen;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** The window that makes a one-time code, has it sent, and checks what is typed. */
public final class CodeWindow implements AutoCloseable {
    private static final int LIVE_MILLIS = 50;
    private static final int RESTING_MILLIS = 250;

    private final CodePresenter presenter;
    private final CodeFrame frame;
    private final Timer timer;
    private final Runnable onClose;
    private boolean closed;

    private CodeWindow(CodeWindowOptions options) {
        presenter = new CodePresenter(options.route(), options.rules(), options.clock(), options.random());
        timer = new Timer(RESTING_MILLIS, _ -> refresh());
        onClose = options.onClose();
        frame = new CodeFrame(options.rules().digits(), new Asked());
    }

    /**
     * Opens the window.
     *
     * @throws NoDisplayException when there is no screen
     */
    public static CodeWindow open(CodeWindowOptions options) throws NoDisplayException {
        Screen.require("a window needs a screen; in a shell the portal sends codes, see muster serve");
        AtomicReference<CodeWindow> opened = new AtomicReference<>();
        Screen.run(() -> {
            Look.install(options.theme());
            CodeWindow window = new CodeWindow(options);
            window.refresh();
            window.frame.setVisible(true);
            window.timer.start();
            opened.set(window);
        });
        return Objects.requireNonNull(opened.get());
    }

    private void refresh() {
        CodeView view = presenter.view();
        frame.show(view);
        timer.setDelay(view.phase() == CodeView.Phase.LIVE ? LIVE_MILLIS : RESTING_MILLIS);
    }

    private void shut() {
        if (!closed) {
            closed = true;
            timer.stop();
            frame.dispose();
            Thread.ofPlatform().name("window-closed").start(onClose);
        }
    }

    /** Takes the window off the screen without calling {@code onClose}. */
    @Override
    public void close() {
        SwingUtilities.invokeLater(() -> {
            closed = true;
            timer.stop();
            frame.dispose();
        });
    }

    /** The window itself, for tests. */
    CodeFrame frame() {
        return frame;
    }

    private final class Asked implements CodeFrame.Wishes {
        @Override
        public void send() {
            // A provider may take its time, and the window goes on.
            presenter
                    .send()
                    .ifPresent(errand -> Thread.ofVirtual().name("muster-send").start(errand));
            refresh();
        }

        @Override
        public void check(String typed) {
            presenter
                    .check(typed)
                    .ifPresentOrElse(
                            box -> {
                                refresh();
                                frame.say(box);
                            },
                            CodeWindow.this::refresh);
        }

        @Override
        public void dismissNotice() {
            presenter.dismissNotice();
            refresh();
        }

        @Override
        public void close() {
            shut();
        }
    }
}
