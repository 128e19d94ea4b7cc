package dev.muster.cli;

import dev.muster.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        int code = new Muster(terminal).run(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Program(code, out.toString(), err.toString());
    }

    /** Stdout as one JSON object; fails when there is anything else. */
    Map<String, Object> object() {
        return JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).mapFrom(out);
    }

    /** Stdout as one JSON array of objects. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<Map<String, Object>> array() {
        return (List) JSON.std.listFrom(out);
    }

    /** Stdout as one JSON object a line. */
    List<Map<String, Object>> lines() {
        return out.lines().map(line -> (Map<String, Object>) JSON.std.mapFrom(line)).toList();
    }
}
