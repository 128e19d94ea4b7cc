package dev.muster.desktop.look;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.lang.reflect.InvocationTargetException;
import javax.swing.SwingUtilities;

/** The screen that windows open on. */
public final class Screen {
    private Screen() {}

    /**
     * Refuses where there is no screen.
     *
     * @param advice what a person can do instead
     */
    public static void require(String advice) throws NoDisplayException {
        try {
            if (GraphicsEnvironment.isHeadless()
                    || GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length == 0) {
                throw new NoDisplayException(advice);
            }
        } catch (AWTError | HeadlessException | LinkageError unreachable) {
            throw new NoDisplayException(advice);
        }
    }

    /** Runs a task on Swing's thread and waits for it. */
    public static void run(Runnable task) {
        try {
            SwingUtilities.invokeAndWait(task);
        } catch (InvocationTargetException broken) {
            throw new IllegalStateException("the window could not be built", broken.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the window opened", stop);
        }
    }
}
