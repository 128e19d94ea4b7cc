package dev.muster.desktop.authenticator;

import dev.muster.desktop.keyring.EnrolledKey;
import dev.muster.desktop.look.Look;
import dev.muster.desktop.look.NoDisplayException;
import dev.muster.desktop.look.Screen;
import dev.muster.otp.KeyUri;
import java.awt.Toolkit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** The authenticator's window. */
public final class AuthenticatorWindow implements AutoCloseable {
    private static final int MILLIS = 100;

    private final AuthenticatorPresenter presenter;
    private final AuthenticatorFrame frame;
    private final Timer timer;
    private final Runnable onClose;
    private String search = "";
    private boolean closed;

    private AuthenticatorWindow(AuthenticatorWindowOptions options) {
        presenter = new AuthenticatorPresenter(
                options.file(),
                options.clock(),
                options.random(),
                new CodeClipboard(Toolkit.getDefaultToolkit().getSystemClipboard(), options.clock()));
        onClose = options.onClose();
        timer = new Timer(MILLIS, _ -> refresh());
        frame = new AuthenticatorFrame(new Asked(), options.file().toString());
    }

    /**
     * Opens the window.
     *
     * @throws NoDisplayException when there is no screen
     */
    public static AuthenticatorWindow open(AuthenticatorWindowOptions options) throws NoDisplayException {
        Screen.require("the authenticator's window needs a screen");
        AtomicReference<AuthenticatorWindow> opened = new AtomicReference<>();
        Screen.run(() -> {
            Look.install(options.theme());
            AuthenticatorWindow window = new AuthenticatorWindow(options);
            window.refresh();
            window.frame.setVisible(true);
            window.timer.start();
            opened.set(window);
        });
        return Objects.requireNonNull(opened.get());
    }

    private void refresh() {
        run(presenter.follow());
        frame.show(presenter.view(search));
    }

    /** Deriving a key takes a moment, and the window goes on. */
    private static void run(Optional<Runnable> task) {
        task.ifPresent(work -> Thread.ofPlatform().name("muster-keyring").start(work));
    }

    private void end() {
        closed = true;
        timer.stop();
        frame.dispose();
        presenter.close();
    }

    /** Takes the window off the screen without calling {@code onClose}. */
    @Override
    public void close() {
        SwingUtilities.invokeLater(this::end);
    }

    /** The window itself, for tests. */
    AuthenticatorFrame frame() {
        return frame;
    }

    private final class Asked implements Actions {
        @Override
        public void unlock(char[] passphrase) {
            ask(presenter.unlock(passphrase));
        }

        @Override
        public void create(char[] passphrase, char[] again) {
            ask(presenter.create(passphrase, again));
        }

        @Override
        public void lock() {
            presenter.lock();
            refresh();
        }

        @Override
        public void search(String text) {
            search = text;
            refresh();
        }

        @Override
        public void copy(String id) {
            presenter.copy(id);
            refresh();
        }

        @Override
        public Optional<EnrolledKey> find(String id) {
            return presenter.find(id);
        }

        @Override
        public void add(KeyUri key) {
            ask(presenter.add(key));
        }

        @Override
        public void rename(String id, String issuer, String account) {
            ask(presenter.rename(id, issuer, account));
        }

        @Override
        public void remove(String id) {
            ask(presenter.remove(id));
        }

        @Override
        public void close() {
            if (!closed) {
                end();
                Thread.ofPlatform().name("window-closed").start(onClose);
            }
        }

        private void ask(Optional<Runnable> task) {
            AuthenticatorWindow.run(task);
            refresh();
        }
    }
}
