package dev.muster.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command speaks: results to {@code out}, errors and progress to {@code err}.
 *
 * @param colours whether {@code out} shows colours
 * @param progress whether {@code err} is watched by a person, so that a progress bar makes sense
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean colours, boolean progress) {

    /** The process's own, in UTF-8; colours only on a terminal, and not where NO_COLOR is set. */
    public static Terminal ofProcess() {
        boolean noColour = System.getenv("NO_COLOR") != null && !"".equals(System.getenv("NO_COLOR"));
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                isTerminal("1") && !noColour && !"dumb".equals(System.getenv("TERM")),
                isTerminal("2"));
    }

    /** Prints a line of the result. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints a line about what went wrong, or what else is worth knowing. */
    public void error(String line) {
        out.flush();
        err.println(line);
        err.flush();
    }

    /** A text in a colour, where there are colours. */
    public String in(Colour colour, String text) {
        return colours ? "\033[" + colour.code + "m" + text + "\033[0m" : text;
    }

    /** Writes out what is still held back. */
    public void flush() {
        out.flush();
        err.flush();
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Linux tells for each stream; elsewhere Java tells for both together. */
    @SuppressWarnings("SystemConsoleNull") // null again from JDK 25 on, where java.base provides it
    private static boolean isTerminal(String descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || "/dev/console".equals(target);
        } catch (IOException | UnsupportedOperationException e) {
            return System.console().isTerminal();
        }
    }

    /** The few colours in use. */
    public enum Colour {
        GREEN("32"),
        YELLOW("33"),
        RED("31"),
        FAINT("2");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }
}
