package dev.muster.cli;

import dev.muster.cli.console.Terminal;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true"); // commands that open a window take it back
        }
        Terminal terminal = Terminal.ofProcess();
        int code = new Muster(terminal).run(args);
        terminal.flush();
        System.exit(code);
    }
}
