package dev.muster.cli.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** A JSON object that is put together field by field and prints on one line. */
public final class JsonObject {
    private static final double PRECISION = 1e6;
    private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** An object with the given fields. */
    public static JsonObject of(Map<String, @Nullable Object> fields) {
        JsonObject object = new JsonObject();
        object.fields.putAll(fields);
        return object;
    }

    /** Adds a field: text, a truth, a list or map of such, or another object. */
    public JsonObject with(String name, Object value) {
        fields.put(name, value instanceof JsonObject object ? object.fields : value);
        return this;
    }

    /** Adds a whole number. */
    public JsonObject with(String name, long value) {
        fields.put(name, value);
        return this;
    }

    /** Adds a number with six decimals. */
    public JsonObject with(String name, double value) {
        fields.put(name, rounded(value));
        return this;
    }

    /** Adds a field that says null. */
    public JsonObject withNull(String name) {
        fields.put(name, null);
        return this;
    }

    /** Adds all fields of another object. */
    public JsonObject withAll(JsonObject other) {
        fields.putAll(other.fields);
        return this;
    }

    /** The fields, for a list of objects. */
    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** A number with six decimals: more than any similarity or pixel means. */
    public static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }

    @Override
    public String toString() {
        return WRITER.asString(fields);
    }
}
