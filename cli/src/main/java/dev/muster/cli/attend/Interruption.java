package dev.muster.cli.attend;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a run end cleanly when the user presses Ctrl-C or the system asks the process to stop: the first
 * signal stops the run, which then closes its files; a second one ends the process at once.
 *
 * <p>A shutdown hook would not do: ONNX Runtime has one too, which frees the networks under a run that
 * still uses them.
 */
final class Interruption implements AutoCloseable {
    private static final int SIGNALLED = 128;
    private static final String SIGNAL = "sun.misc.Signal";

    private final Runnable stop;
    private final AtomicInteger exitCode = new AtomicInteger();

    private Interruption(Runnable stop) {
        this.stop = stop;
    }

    /** Waits for signals until closed; they call {@code stop}. */
    static Interruption stopping(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        listen(interruption::arrived);
        return interruption;
    }

    /** The exit code that shells expect after the signal; 0 while there was none. */
    int exitCode() {
        return exitCode.get();
    }

    private void arrived(int signal) {
        if (exitCode.compareAndSet(0, SIGNALLED + signal)) {
            stop.run();
        } else {
            Runtime.getRuntime().halt(SIGNALLED + signal);
        }
    }

    @Override
    public void close() {
        listen(signal -> Runtime.getRuntime().halt(SIGNALLED + signal));
    }

    /** By reflection: the class is the only way to hear signals, and javac warns of it whatever one says. */
    private static void listen(Listener listener) {
        try {
            Class<?> signalClass = Class.forName(SIGNAL);
            Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerClass.getClassLoader(), new Class<?>[] {handlerClass}, (proxy, method, args) -> {
                        listener.arrived(
                                (int) signalClass.getMethod("getNumber").invoke(args[0]));
                        return null;
                    });
            for (String name : List.of("INT", "TERM")) {
                Object signal = signalClass.getConstructor(String.class).newInstance(name);
                signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Where signals cannot be heard, the process ends at once; the register's rows are whole all the same.
        }
    }

    /** Hears of a signal. */
    private interface Listener {
        void arrived(int signal);
    }
}
