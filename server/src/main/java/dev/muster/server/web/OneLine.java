package dev.muster.server.web;

import java.util.Optional;

/** What somebody typed, as one line. */
public final class OneLine {
    private static final int LONGEST_REASON = 200;

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

    /** A reason that had to be given; empty where nothing was typed, or too much. */
    public static Optional<String> reason(String typed) {
        return Optional.of(of(typed)).filter(line -> !line.isEmpty() && line.length() <= LONGEST_REASON);
    }
}
