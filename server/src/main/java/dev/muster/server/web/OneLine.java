package dev.muster.server.web;

/** What somebody typed, as one line. */
public final class OneLine {
    private OneLine() {}

    /** Without control characters and blanks at its ends. */
    public static String of(String typed) {
        return typed.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The same, cut to a length. */
    public static String of(String typed, int longest) {
        String line = of(typed);
        return line.length() > longest ? line.substring(0, longest) : line;
    }
}
