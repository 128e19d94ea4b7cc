package dev.muster.store.backup;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * What a backup says about itself, in {@code manifest.json}.
 *
 * @param schema the version of the tables' schema
 * @param created when it was made
 */
record BackupManifest(String schema, Instant created, List<Entry> tables) {
    static final int FORMAT = 1;

    private static final String KEY_NOTE =
            "The key (master.key) is not in this backup. Keep it elsewhere: without it the"
                    + " faces in here cannot be opened.";

    BackupManifest {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param sha256 of its file's bytes, in hexadecimal
     */
    record Entry(String table, long rows, String sha256) {
        String file() {
            return "tables/" + table + ".ndjson";
        }
    }

    long rows() {
        return tables.stream().mapToLong(Entry::rows).sum();
    }

    String json() {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("schema", schema);
        manifest.put("created", created.toString());
        manifest.put("keyIncluded", false);
        manifest.put("note", KEY_NOTE);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Entry entry : tables) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("table", entry.table);
            fields.put("rows", entry.rows);
            fields.put("sha256", entry.sha256);
            entries.add(fields);
        }
        manifest.put("tables", entries);
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(manifest) + "\n";
    }

    /**
     * Reads a manifest.
     *
     * @throws IOException when it is none, or of a format not known here
     */
    static BackupManifest parse(String json) throws IOException {
        try {
            Map<String, @Nullable Object> manifest = JSON.std.mapFrom(json);
            if (!Integer.valueOf(FORMAT).equals(manifest.get("format"))) {
                throw new IOException("its format is not the one that this Muster knows; use the version that made it");
            }
            List<Entry> entries = new ArrayList<>();
            for (Object each : field(manifest, "tables", List.class)) {
                if (!(each instanceof Map<?, ?> entry)) {
                    throw new IOException("its manifest is damaged");
                }
                entries.add(new Entry(
                        field(entry, "table", String.class),
                        field(entry, "rows", Number.class).longValue(),
                        field(entry, "sha256", String.class)));
            }
            return new BackupManifest(
                    field(manifest, "schema", String.class),
                    Instant.parse(field(manifest, "created", String.class)),
                    entries);
        } catch (JacksonException | DateTimeException e) {
            throw new IOException("its manifest is damaged", e);
        }
    }

    private static <T> T field(Map<?, ?> object, String name, Class<T> type) throws IOException {
        @Nullable Object value = object.get(name);
        if (!type.isInstance(value)) {
            throw new IOException("its manifest is damaged");
        }
        return type.cast(value);
    }
}
