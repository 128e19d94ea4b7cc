package dev.muster.store.backup;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** A row as one line of JSON: an object by column; bytes are an object with their Base64. */
final class RowText {
    private static final JSON LINE = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final String BYTES = "base64";

    private RowText() {}

    static String of(ResultSet row, List<String> columns) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), json(row.getObject(i + 1)));
        }
        return LINE.asString(values);
    }

    /** The values by column. */
    static Map<String, @Nullable Object> parse(String line) throws IOException {
        try {
            return JSON.std.mapFrom(line);
        } catch (JacksonException e) {
            throw new IOException("a row is not JSON", e);
        }
    }

    /** Sets the parameters of an INSERT from a row. */
    static void bind(PreparedStatement insert, Map<String, @Nullable Object> row, List<String> columns)
            throws SQLException, IOException {
        for (int i = 0; i < columns.size(); i++) {
            @Nullable Object value = row.get(columns.get(i));
            switch (value) {
                case null -> insert.setNull(i + 1, Types.NULL);
                case String text -> insert.setString(i + 1, text);
                case Double number -> insert.setDouble(i + 1, number);
                case Number number -> insert.setLong(i + 1, number.longValue());
                case Map<?, ?> bytes -> insert.setBytes(i + 1, bytes(bytes));
                default -> throw new IOException("a row holds a value of no known kind");
            }
        }
    }

    private static byte[] bytes(Map<?, ?> value) throws IOException {
        if (value.get(BYTES) instanceof String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw new IOException("a row holds bytes that are not Base64", e);
            }
        }
        throw new IOException("a row holds a value of no known kind");
    }

    private static @Nullable Object json(@Nullable Object value) {
        return value instanceof byte[] bytes ? Map.of(BYTES, Base64.getEncoder().encodeToString(bytes)) : value;
    }
}
