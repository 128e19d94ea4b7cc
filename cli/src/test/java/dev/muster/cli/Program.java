package dev.muster.cli;

import dev.muster.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * One run of the program inside the test's process.
 *
 * @param code exit code
 * @param out everything on stdout
 * @param err everything on stderr
 */
record Program(int code, String out, String err) {

    static Program run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false);
        int code = new Muster(terminal)
                .run(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Program(code, out.toString(), err.toString());
    }

    /** Stdout as one JSON object; fails when there is anything else. */
    Map<String, Object> object() {
        return map(parsed(out));
    }

    /** Stdout as one JSON array of objects. */
    List<Map<String, Object>> array() {
        return maps(parsed(out));
    }

    /** Stdout as one JSON object a line. */
    List<Map<String, Object>> lines() {
        return out.lines().map(line -> map(parsed(line))).toList();
    }

    /** A JSON value that is an object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    /** A JSON value that is an array of objects. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(@Nullable Object value) {
        return (List<Map<String, Object>>) Objects.requireNonNull(value);
    }

    /** A JSON value that is a number with a fraction. */
    static double number(@Nullable Object value) {
        return (double) Objects.requireNonNull(value);
    }

    /** A JSON value that is an array of texts. */
    static List<String> texts(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream().map(String::valueOf).toList();
    }

    private static Object parsed(String text) {
        return JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).anyFrom(text);
    }
}
